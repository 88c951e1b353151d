/**
 * Ways from some permissions to those of somebody else, and to all. What each one needs is as the vendor documents it; the ids
 * are our own.
 */

/** A way to act as a service account. */
export interface AccountWay {
  readonly id: string;
  /** What one does with the account, a verb first. */
  readonly how: string;
  /** Permissions on the account itself. */
  readonly onAccount: readonly string[];
  /** Permissions in the project where code is made to run as it. */
  readonly inProject: readonly string[];
  /** Permissions on something that runs as the account already, and its type. */
  readonly onWorkload?: { readonly type: string; readonly permissions: readonly string[] };
  readonly source: string;
}

/** A way to all permissions on a node. */
export interface PowerWay {
  readonly id: string;
  readonly how: string;
  /** A type of node as Cloud Asset Inventory calls it. */
  readonly on: string;
  readonly permission: string;
  readonly source: string;
}

const actAs = 'iam.serviceAccounts.actAs';
const manager = 'cloudresourcemanager.googleapis.com';
const setPolicy = 'https://cloud.google.com/iam/docs/granting-changing-revoking-access';

/** The most first. */
export const powerWays: readonly PowerWay[] = [
  {
    id: 'gcp-organization-set-iam-policy',
    how: 'gives itself any role on',
    on: `${manager}/Organization`,
    permission: 'resourcemanager.organizations.setIamPolicy',
    source: setPolicy,
  },
  {
    id: 'gcp-folder-set-iam-policy',
    how: 'gives itself any role on',
    on: `${manager}/Folder`,
    permission: 'resourcemanager.folders.setIamPolicy',
    source: setPolicy,
  },
  {
    id: 'gcp-project-set-iam-policy',
    how: 'gives itself any role on',
    on: `${manager}/Project`,
    permission: 'resourcemanager.projects.setIamPolicy',
    source: setPolicy,
  },
];

/** Who may change a custom role that they hold adds what they lack. */
export const roleUpdate = {
  id: 'gcp-role-update',
  how: 'adds any permission to a role that it holds on',
  permission: 'iam.roles.update',
  source: 'https://cloud.google.com/iam/docs/creating-custom-roles',
} as const;

/** Who may delegate through an account gets tokens of those that this one may get tokens of. */
export const delegation = {
  id: 'gcp-service-account-implicit-delegation',
  permission: 'iam.serviceAccounts.implicitDelegation',
  onward: 'iam.serviceAccounts.getAccessToken',
  source: 'https://cloud.google.com/iam/docs/create-short-lived-credentials-delegated',
} as const;

const permissionsPage = 'https://cloud.google.com/iam/docs/service-account-permissions';
const direct = (id: string, how: string, permission: string): AccountWay => ({
  id: `gcp-service-account-${id}`,
  how,
  onAccount: [permission],
  inProject: [],
  source: permissionsPage,
});
/** Runs code of one's own as the account. */
const launched = (id: string, how: string, source: string, ...inProject: string[]): AccountWay => ({
  id: `gcp-${id}`,
  how,
  onAccount: [actAs],
  inProject,
  source,
});
const onMachine = (
  id: string,
  how: string,
  source: string,
  permission: string,
  inProject: readonly string[] = [],
): AccountWay => ({
  id: `gcp-${id}`,
  how,
  onAccount: [actAs],
  inProject,
  onWorkload: { type: 'compute.googleapis.com/Instance', permissions: permission === '' ? [] : [permission] },
  source,
});

const compute = 'https://cloud.google.com/compute/docs';

export const accountWays: readonly AccountWay[] = [
  direct('token', 'makes an access token of', 'iam.serviceAccounts.getAccessToken'),
  direct('sign-blob', 'signs for a token of', 'iam.serviceAccounts.signBlob'),
  direct('sign-jwt', 'signs a token of', 'iam.serviceAccounts.signJwt'),
  direct('key', 'makes a key of', 'iam.serviceAccountKeys.create'),
  direct('set-iam-policy', 'lets itself act as', 'iam.serviceAccounts.setIamPolicy'),
  launched(
    'compute-instance-create',
    'starts a machine as',
    `${compute}/access/create-enable-service-accounts-for-instances`,
    'compute.instances.create',
    'compute.instances.setServiceAccount',
    'compute.instances.setMetadata',
    'compute.disks.create',
    'compute.subnetworks.use',
  ),
  launched(
    'functions-create',
    'deploys a function as',
    'https://cloud.google.com/functions/docs/reference/iam/roles',
    'cloudfunctions.functions.create',
    'cloudfunctions.functions.sourceCodeSet',
  ),
  launched(
    'functions-update',
    'changes the code of a function that runs as',
    'https://cloud.google.com/functions/docs/reference/iam/roles',
    'cloudfunctions.functions.update',
    'cloudfunctions.functions.sourceCodeSet',
  ),
  launched(
    'run-service-create',
    'deploys a Cloud Run service as',
    'https://cloud.google.com/run/docs/reference/iam/roles',
    'run.services.create',
  ),
  launched(
    'run-service-update',
    'changes a Cloud Run service to run as',
    'https://cloud.google.com/run/docs/reference/iam/roles',
    'run.services.update',
  ),
  launched(
    'run-job-create',
    'runs a Cloud Run job as',
    'https://cloud.google.com/run/docs/reference/iam/roles',
    'run.jobs.create',
    'run.jobs.run',
  ),
  launched(
    'build-create',
    'runs a build as',
    'https://cloud.google.com/build/docs/securing-builds/configure-user-specified-service-accounts',
    'cloudbuild.builds.create',
  ),
  launched(
    'composer-environment-create',
    'makes an Airflow environment that runs as',
    'https://cloud.google.com/composer/docs/how-to/access-control',
    'composer.environments.create',
  ),
  launched(
    'dataproc-cluster-create',
    'makes a Dataproc cluster that runs as',
    'https://cloud.google.com/dataproc/docs/concepts/iam/iam',
    'dataproc.clusters.create',
    'dataproc.jobs.create',
  ),
  launched(
    'dataflow-job-create',
    'runs a Dataflow job as',
    'https://cloud.google.com/dataflow/docs/concepts/access-control',
    'dataflow.jobs.create',
  ),
  launched(
    'notebook-create',
    'makes a notebook that runs as',
    'https://cloud.google.com/vertex-ai/docs/workbench/instances/iam',
    'notebooks.instances.create',
  ),
  launched(
    'scheduler-job-create',
    'has requests sent with tokens of',
    'https://cloud.google.com/scheduler/docs/http-target-auth',
    'cloudscheduler.jobs.create',
  ),
  launched(
    'workflow-create',
    'runs a workflow as',
    'https://cloud.google.com/workflows/docs/authentication',
    'workflows.workflows.create',
    'workflows.executions.create',
  ),
  launched(
    'batch-job-create',
    'runs a batch job as',
    'https://cloud.google.com/batch/docs/get-started',
    'batch.jobs.create',
  ),
  launched(
    'vertex-job-create',
    'runs a Vertex AI job as',
    'https://cloud.google.com/vertex-ai/docs/general/access-control',
    'aiplatform.customJobs.create',
  ),
  launched(
    'app-engine-version-create',
    'deploys to App Engine as',
    'https://cloud.google.com/appengine/docs/standard/roles',
    'appengine.versions.create',
    'appengine.applications.get',
  ),
  launched(
    'gke-cluster-create',
    'makes a cluster whose machines run as',
    'https://cloud.google.com/kubernetes-engine/docs/how-to/iam',
    'container.clusters.create',
  ),
  onMachine(
    'compute-set-metadata',
    'puts a key or a start script on a machine that runs as',
    `${compute}/connect/add-ssh-keys`,
    'compute.instances.setMetadata',
  ),
  onMachine(
    'compute-set-common-metadata',
    'puts a key on every machine, one of which runs as',
    `${compute}/connect/add-ssh-keys`,
    '',
    ['compute.projects.setCommonInstanceMetadata'],
  ),
  onMachine(
    'compute-os-admin-login',
    'signs in as administrator to a machine that runs as',
    `${compute}/oslogin/set-up-oslogin`,
    'compute.instances.osAdminLogin',
  ),
];

/** Services that do what they are told with an account of their own, which needs no permission on that account. */
export const agentWays: readonly {
  readonly id: string;
  readonly how: string;
  readonly permission: string;
  /** After the project's number. */
  readonly account: string;
  readonly source: string;
}[] = [
  {
    id: 'gcp-deployment-create',
    how: 'has Deployment Manager make anything as',
    permission: 'deploymentmanager.deployments.create',
    account: '@cloudservices.gserviceaccount.com',
    source: 'https://cloud.google.com/deployment-manager/docs/access-control',
  },
  {
    id: 'gcp-build-create-default',
    how: 'runs a build as',
    permission: 'cloudbuild.builds.create',
    account: '@cloudbuild.gserviceaccount.com',
    source: 'https://cloud.google.com/build/docs/cloud-build-service-account',
  },
];
