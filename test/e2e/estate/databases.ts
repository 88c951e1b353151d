import {
  CreateTableCommand,
  DynamoDBClient,
  PutResourcePolicyCommand,
  UpdateContinuousBackupsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateAccessPointCommand,
  CreateFileSystemCommand,
  EFSClient,
  PutFileSystemPolicyCommand,
} from '@aws-sdk/client-efs';
import {
  CreateCacheClusterCommand,
  CreateReplicationGroupCommand,
  ElastiCacheClient,
} from '@aws-sdk/client-elasticache';
import { CreateDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import {
  CreateDBClusterCommand,
  CreateDBClusterParameterGroupCommand,
  CreateDBClusterSnapshotCommand,
  CreateDBInstanceCommand,
  CreateDBParameterGroupCommand,
  CreateDBSnapshotCommand,
  CreateDBSubnetGroupCommand,
  CreateEventSubscriptionCommand,
  ModifyDBClusterParameterGroupCommand,
  ModifyDBClusterSnapshotAttributeCommand,
  ModifyDBParameterGroupCommand,
  ModifyDBSnapshotAttributeCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { Parameter } from '@aws-sdk/client-rds';
import {
  CreateClusterCommand,
  CreateClusterParameterGroupCommand,
  CreateClusterSubnetGroupCommand,
  EnableLoggingCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift';

import { account, home, policy, stranger } from './estate.ts';
import type { Estate, Region } from './estate.ts';
import { dataKey } from './kms.ts';
import { defaultVpc, homeNetwork, subnetsOf } from './network.ts';

/** Where data rests: RDS and Aurora, DynamoDB, EFS, ElastiCache, OpenSearch, Redshift. */

const password = 'not-a-secret-1';
const Tags = [{ Key: 'owner', Value: 'platform' }];

async function leakyRds(estate: Estate): Promise<void> {
  const rds = estate.client(RDSClient);
  await rds.send(
    new CreateDBSubnetGroupCommand({
      DBSubnetGroupName: 'default-vpc',
      DBSubnetGroupDescription: 'default-vpc',
      SubnetIds: await subnetsOf(estate, home, await defaultVpc(estate, home)),
    }),
  );
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'shop',
      DBSubnetGroupName: 'default-vpc',
      Engine: 'mysql',
      DBInstanceClass: 'db.t3.micro',
      AllocatedStorage: 20,
      MasterUsername: 'admin',
      MasterUserPassword: password,
      PubliclyAccessible: true,
      StorageEncrypted: false,
      BackupRetentionPeriod: 0,
      MultiAZ: false,
      AutoMinorVersionUpgrade: false,
      DeletionProtection: false,
      CopyTagsToSnapshot: false,
      MonitoringInterval: 0,
    }),
  );
  const DBSnapshotIdentifier = 'shop-for-all';
  await rds.send(new CreateDBSnapshotCommand({ DBInstanceIdentifier: 'shop', DBSnapshotIdentifier }));
  await rds.send(
    new ModifyDBSnapshotAttributeCommand({
      DBSnapshotIdentifier,
      AttributeName: 'restore',
      ValuesToAdd: ['all'],
    }),
  );
  await rds.send(
    new CreateDBSnapshotCommand({ DBInstanceIdentifier: 'shop', DBSnapshotIdentifier: 'shop-for-a-partner' }),
  );
  await rds.send(
    new ModifyDBSnapshotAttributeCommand({
      DBSnapshotIdentifier: 'shop-for-a-partner',
      AttributeName: 'restore',
      ValuesToAdd: [stranger],
    }),
  );
  const eu = estate.client(RDSClient, 'eu-west-1');
  await eu.send(
    new CreateDBClusterParameterGroupCommand({
      DBClusterParameterGroupName: 'untouched',
      DBParameterGroupFamily: 'aurora-postgresql17',
      Description: 'untouched',
    }),
  );
  await eu.send(
    new CreateDBClusterCommand({
      DBClusterIdentifier: 'orders',
      DBClusterParameterGroupName: 'untouched',
      Engine: 'aurora-postgresql',
      MasterUsername: 'postgres',
      MasterUserPassword: password,
      StorageEncrypted: false,
      DeletionProtection: false,
      BackupRetentionPeriod: 1,
    }),
  );
  const DBClusterSnapshotIdentifier = 'orders-for-all';
  await eu.send(new CreateDBClusterSnapshotCommand({ DBClusterIdentifier: 'orders', DBClusterSnapshotIdentifier }));
  await eu.send(
    new ModifyDBClusterSnapshotAttributeCommand({
      DBClusterSnapshotIdentifier,
      AttributeName: 'restore',
      ValuesToAdd: ['all'],
    }),
  );
}

async function createTable(estate: Estate, name: string, region: Region, extra: object): Promise<void> {
  await estate.client(DynamoDBClient, region).send(
    new CreateTableCommand({
      TableName: name,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      ...extra,
    }),
  );
}

export async function leakyDatabases(estate: Estate): Promise<void> {
  await leakyRds(estate);
  await createTable(estate, 'carts', 'eu-west-1', {});
  await estate.client(DynamoDBClient, 'eu-west-1').send(
    new PutResourcePolicyCommand({
      ResourceArn: `arn:aws:dynamodb:eu-west-1:${account}:table/carts`,
      Policy: policy({ Effect: 'Allow', Principal: '*', Action: 'dynamodb:GetItem', Resource: '*' }),
    }),
  );

  const efs = estate.client(EFSClient);
  const files = await efs.send(new CreateFileSystemCommand({ CreationToken: 'shared', Encrypted: false }));
  estate.name(files.FileSystemId, 'shared');
  await efs.send(
    new PutFileSystemPolicyCommand({
      FileSystemId: files.FileSystemId,
      Policy: policy({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'elasticfilesystem:ClientMount',
        Resource: '*',
      }),
    }),
  );

  await efs.send(new CreateAccessPointCommand({ ClientToken: 'root', FileSystemId: files.FileSystemId }));

  const cache = estate.client(ElastiCacheClient, 'ap-southeast-2');
  await cache.send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: 'sessions',
      ReplicationGroupDescription: 'sessions',
      Engine: 'redis',
      CacheNodeType: 'cache.t3.micro',
      NumCacheClusters: 1,
      AtRestEncryptionEnabled: false,
      TransitEncryptionEnabled: false,
      AutomaticFailoverEnabled: false,
      AutoMinorVersionUpgrade: false,
      SnapshotRetentionLimit: 0,
    }),
  );
  await cache.send(
    new CreateCacheClusterCommand({
      CacheClusterId: 'pages',
      Engine: 'redis',
      CacheNodeType: 'cache.t3.micro',
      NumCacheNodes: 1,
      AutoMinorVersionUpgrade: false,
      TransitEncryptionEnabled: false,
    }),
  );

  await estate.client(OpenSearchClient, 'ap-southeast-2').send(
    new CreateDomainCommand({
      DomainName: 'logs',
      EngineVersion: 'OpenSearch_1.0',
      AccessPolicies: policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' }),
      EncryptionAtRestOptions: { Enabled: false },
      NodeToNodeEncryptionOptions: { Enabled: false },
      SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: false },
      DomainEndpointOptions: { EnforceHTTPS: false, TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' },
    }),
  );

  await estate.client(RedshiftClient).send(
    new CreateClusterCommand({
      ClusterIdentifier: 'warehouse',
      NodeType: 'dc2.large',
      ClusterType: 'single-node',
      DBName: 'dev',
      MasterUsername: 'awsuser',
      MasterUserPassword: password,
      PubliclyAccessible: true,
      Encrypted: false,
      AllowVersionUpgrade: false,
      AutomatedSnapshotRetentionPeriod: 1,
    }),
  );
}

const forceTls: Parameter[] = [{ ParameterName: 'rds.force_ssl', ParameterValue: '1', ApplyMethod: 'immediate' }];

async function tlsOnlyParameters(estate: Estate): Promise<void> {
  const rds = estate.client(RDSClient);
  const Description = 'tls-only';
  await rds.send(
    new CreateDBParameterGroupCommand({
      DBParameterGroupName: 'tls-only',
      DBParameterGroupFamily: 'postgres17',
      Description,
    }),
  );
  await rds.send(new ModifyDBParameterGroupCommand({ DBParameterGroupName: 'tls-only', Parameters: forceTls }));
  await rds.send(
    new CreateDBClusterParameterGroupCommand({
      DBClusterParameterGroupName: 'tls-only',
      DBParameterGroupFamily: 'aurora-postgresql17',
      Description,
    }),
  );
  const DBClusterParameterGroupName = 'tls-only';
  await rds.send(new ModifyDBClusterParameterGroupCommand({ DBClusterParameterGroupName, Parameters: forceTls }));
}

/** Tells the alarms topic of everything RDS has to say. */
async function rdsEvents(estate: Estate): Promise<void> {
  const SnsTopicArn = `arn:aws:sns:${home}:${account}:alarms`;
  for (const SourceType of ['db-instance', 'db-cluster', 'db-parameter-group', 'db-security-group']) {
    const SubscriptionName = `${SourceType}-events`;
    const command = new CreateEventSubscriptionCommand({ SubscriptionName, SnsTopicArn, SourceType, Enabled: true });
    await estate.client(RDSClient).send(command);
  }
}

async function cleanRds(estate: Estate): Promise<void> {
  const rds = estate.client(RDSClient);
  const { subnets, group } = homeNetwork(estate);
  const key = await dataKey(estate, home);
  await rds.send(
    new CreateDBSubnetGroupCommand({
      DBSubnetGroupName: 'app',
      DBSubnetGroupDescription: 'app',
      SubnetIds: [...subnets],
    }),
  );
  await tlsOnlyParameters(estate);
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'shop',
      Engine: 'postgres',
      DBInstanceClass: 'db.r6g.large',
      AllocatedStorage: 100,
      DBParameterGroupName: 'tls-only',
      MasterUsername: 'shopkeeper',
      MasterUserPassword: password,
      PubliclyAccessible: false,
      StorageEncrypted: true,
      KmsKeyId: key,
      BackupRetentionPeriod: 35,
      MultiAZ: true,
      AutoMinorVersionUpgrade: true,
      DeletionProtection: true,
      CopyTagsToSnapshot: true,
      EnableIAMDatabaseAuthentication: true,
      EnablePerformanceInsights: true,
      PerformanceInsightsKMSKeyId: key,
      MonitoringInterval: 60,
      MonitoringRoleArn: `arn:aws:iam::${account}:role/web`,
      EnableCloudwatchLogsExports: ['postgresql', 'upgrade'],
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
      DBSubnetGroupName: 'app',
      VpcSecurityGroupIds: [group],
      Port: 6432,
      Tags,
    }),
  );
  await rds.send(new CreateDBSnapshotCommand({ DBInstanceIdentifier: 'shop', DBSnapshotIdentifier: 'shop-1', Tags }));
  await rds.send(
    new CreateDBClusterCommand({
      DBClusterIdentifier: 'orders',
      Engine: 'aurora-postgresql',
      DBClusterParameterGroupName: 'tls-only',
      MasterUsername: 'orderkeeper',
      MasterUserPassword: password,
      StorageEncrypted: true,
      KmsKeyId: key,
      DeletionProtection: true,
      BackupRetentionPeriod: 35,
      CopyTagsToSnapshot: true,
      EnableIAMDatabaseAuthentication: true,
      EnableCloudwatchLogsExports: ['postgresql'],
      AutoMinorVersionUpgrade: true,
      AvailabilityZones: [`${home}a`, `${home}b`, `${home}c`],
      DBSubnetGroupName: 'app',
      Port: 6432,
      Tags,
    }),
  );
  for (const zone of ['a', 'b']) {
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: `orders-${zone}`,
        DBClusterIdentifier: 'orders',
        Engine: 'aurora-postgresql',
        DBInstanceClass: 'db.r6g.large',
        AvailabilityZone: `${home}${zone}`,
        AutoMinorVersionUpgrade: true,
        CopyTagsToSnapshot: true,
        PubliclyAccessible: false,
        EnablePerformanceInsights: true,
        PerformanceInsightsKMSKeyId: key,
        MonitoringInterval: 60,
        MonitoringRoleArn: `arn:aws:iam::${account}:role/web`,
        Tags,
      }),
    );
  }
  await rdsEvents(estate);
}

async function cleanRedshift(estate: Estate): Promise<void> {
  const redshift = estate.client(RedshiftClient);
  const { subnets, group } = homeNetwork(estate);
  await redshift.send(
    new CreateClusterParameterGroupCommand({
      ParameterGroupName: 'tls-only',
      ParameterGroupFamily: 'redshift-1.0',
      Description: 'tls-only',
    }),
  );
  await redshift.send(
    new CreateClusterSubnetGroupCommand({
      ClusterSubnetGroupName: 'app',
      Description: 'app',
      SubnetIds: [...subnets],
    }),
  );
  await redshift.send(
    new CreateClusterCommand({
      ClusterIdentifier: 'warehouse',
      NodeType: 'ra3.xlplus',
      NumberOfNodes: 2,
      DBName: 'sales',
      MasterUsername: 'keeper',
      MasterUserPassword: password,
      PubliclyAccessible: false,
      Encrypted: true,
      KmsKeyId: await dataKey(estate, home),
      AllowVersionUpgrade: true,
      AutomatedSnapshotRetentionPeriod: 35,
      EnhancedVpcRouting: true,
      ClusterSubnetGroupName: 'app',
      ClusterParameterGroupName: 'tls-only',
      VpcSecurityGroupIds: [group],
      Tags,
    }),
  );
  await redshift.send(new EnableLoggingCommand({ ClusterIdentifier: 'warehouse', BucketName: 'acme-trail' }));
}

export async function cleanDatabases(estate: Estate): Promise<void> {
  await cleanRds(estate);
  const key = await dataKey(estate, home);
  const { subnets, group } = homeNetwork(estate);

  await createTable(estate, 'carts', home, {
    SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: key },
    DeletionProtectionEnabled: true,
    Tags,
  });
  await estate.client(DynamoDBClient).send(
    new UpdateContinuousBackupsCommand({
      TableName: 'carts',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );

  const efs = estate.client(EFSClient);
  const files = await efs.send(
    new CreateFileSystemCommand({ CreationToken: 'shared', Encrypted: true, KmsKeyId: key, Backup: true, Tags }),
  );
  const FileSystemId = estate.name(files.FileSystemId, 'shared');
  await efs.send(
    new PutFileSystemPolicyCommand({
      FileSystemId,
      Policy: policy({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: '*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    }),
  );

  await estate.client(ElastiCacheClient).send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: 'sessions',
      ReplicationGroupDescription: 'sessions',
      Engine: 'redis',
      EngineVersion: '7.1',
      CacheNodeType: 'cache.r6g.large',
      NumNodeGroups: 1,
      ReplicasPerNodeGroup: 1,
      AtRestEncryptionEnabled: true,
      KmsKeyId: key,
      TransitEncryptionEnabled: true,
      AuthToken: 'not-a-secret-but-long',
      AutomaticFailoverEnabled: true,
      MultiAZEnabled: true,
      AutoMinorVersionUpgrade: true,
      SnapshotRetentionLimit: 7,
      Tags,
    }),
  );

  await estate.client(OpenSearchClient).send(
    new CreateDomainCommand({
      DomainName: 'logs',
      EngineVersion: 'OpenSearch_2.13',
      ClusterConfig: {
        InstanceType: 'm6g.large.search',
        InstanceCount: 3,
        DedicatedMasterEnabled: true,
        DedicatedMasterCount: 3,
        DedicatedMasterType: 'm6g.large.search',
        ZoneAwarenessEnabled: true,
        ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
      },
      AccessPolicies: policy({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:role/web` },
        Action: 'es:ESHttp*',
        Resource: `arn:aws:es:${home}:${account}:domain/logs/*`,
      }),
      VPCOptions: { SubnetIds: [...subnets], SecurityGroupIds: [group] },
      EncryptionAtRestOptions: { Enabled: true, KmsKeyId: key },
      NodeToNodeEncryptionOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
      AdvancedSecurityOptions: { Enabled: true, InternalUserDatabaseEnabled: false },
      LogPublishingOptions: {
        AUDIT_LOGS: {
          Enabled: true,
          CloudWatchLogsLogGroupArn: `arn:aws:logs:${home}:${account}:log-group:opensearch`,
        },
        ES_APPLICATION_LOGS: {
          Enabled: true,
          CloudWatchLogsLogGroupArn: `arn:aws:logs:${home}:${account}:log-group:opensearch`,
        },
      },
      SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: true },
      TagList: Tags,
    }),
  );
  await cleanRedshift(estate);
}
