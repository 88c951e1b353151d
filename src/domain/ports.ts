/** An inclusive range of TCP or UDP ports. */
export type PortRange = { readonly from: number; readonly to: number };

/** Every port there is. */
export const allPorts: PortRange = { from: 0, to: 65535 };

/**
 * Ports that clients receive answers on: 1024–65535 takes in Linux, Windows, load balancers and NAT gateways
 * (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports).
 */
export const ephemeralPorts: PortRange = { from: 1024, to: 65535 };

/** What stands behind a port: remote administration, a database or cache, a file share, or something that leaks in clear. */
export type PortKind = 'administration' | 'database' | 'file-sharing' | 'messaging' | 'legacy' | 'orchestration';

/** A well-known service on a port. */
export type SensitivePort = {
  readonly port: number;
  readonly name: string;
  readonly kind: PortKind;
  readonly protocol: 'tcp' | 'udp';
};

/** Services that have no business on the internet, by their IANA or customary default ports. */
export const sensitivePorts: readonly SensitivePort[] = [
  ...tcp('administration', {
    22: 'SSH',
    23: 'Telnet',
    135: 'RPC',
    512: 'rexec',
    513: 'rlogin',
    514: 'rsh',
    623: 'IPMI',
    3389: 'RDP',
    5800: 'VNC over HTTP',
    5900: 'VNC',
    5901: 'VNC',
    5985: 'WinRM',
    5986: 'WinRM over TLS',
  }),
  ...tcp('database', {
    1433: 'SQL Server',
    1434: 'SQL Server Browser',
    1521: 'Oracle',
    2483: 'Oracle',
    2484: 'Oracle over TLS',
    3306: 'MySQL',
    5432: 'PostgreSQL',
    5439: 'Redshift',
    5984: 'CouchDB',
    6379: 'Redis',
    7000: 'Cassandra gossip',
    7001: 'Cassandra gossip over TLS',
    7199: 'Cassandra JMX',
    7474: 'Neo4j',
    8086: 'InfluxDB',
    8888: 'Cassandra OpsCenter',
    9042: 'Cassandra',
    9160: 'Cassandra Thrift',
    9200: 'Elasticsearch',
    9300: 'Elasticsearch transport',
    11211: 'Memcached',
    27017: 'MongoDB',
    27018: 'MongoDB shard',
    27019: 'MongoDB config server',
    50000: 'Db2',
  }),
  ...udp('database', { 1434: 'SQL Server Browser', 11211: 'Memcached' }),
  ...tcp('file-sharing', {
    111: 'RPC portmapper',
    139: 'NetBIOS',
    445: 'CIFS',
    873: 'rsync',
    2049: 'NFS',
  }),
  ...udp('file-sharing', { 111: 'RPC portmapper', 137: 'NetBIOS', 138: 'NetBIOS', 2049: 'NFS' }),
  ...tcp('messaging', {
    2181: 'ZooKeeper',
    5601: 'Kibana',
    5672: 'AMQP',
    9092: 'Kafka',
    9094: 'Kafka over TLS',
    15672: 'RabbitMQ',
  }),
  ...tcp('legacy', {
    20: 'FTP data',
    21: 'FTP',
    25: 'SMTP',
    110: 'POP3',
    143: 'IMAP',
    389: 'LDAP',
  }),
  ...udp('legacy', { 69: 'TFTP', 161: 'SNMP', 389: 'CLDAP' }),
  ...tcp('orchestration', {
    2375: 'Docker',
    2376: 'Docker over TLS',
    2379: 'etcd',
    2380: 'etcd peer',
    6443: 'Kubernetes API',
    8020: 'Hadoop',
    10250: 'kubelet',
    50070: 'Hadoop NameNode',
  }),
];

/** The sensitive ports of some kinds; of every kind when none is named. */
export function sensitivePortsOf(...kinds: readonly PortKind[]): readonly SensitivePort[] {
  return kinds.length === 0 ? sensitivePorts : sensitivePorts.filter(({ kind }) => kinds.includes(kind));
}

/** A port with its customary service: `22 (SSH)`, or `8000` where nothing customary is known. */
export function portLabel(port: number, protocol: 'tcp' | 'udp' = 'tcp'): string {
  const known = sensitivePorts.find((entry) => entry.port === port && entry.protocol === protocol);
  return known ? `${port} (${known.name})` : String(port);
}

/** A range in words: `22`, `8000-8080` or `all ports`. */
export function rangeLabel({ from, to }: PortRange): string {
  if (from <= 0 && to >= 65535) return 'all ports';
  return from === to ? String(from) : `${from}-${to}`;
}

/** Whether a port lies in a range. */
export function covers(range: PortRange, port: number): boolean {
  return range.from <= port && port <= range.to;
}

/** Cuts ranges at each other's bounds, so that every piece lies wholly inside or wholly outside each of them. */
export function slices(ranges: readonly PortRange[]): PortRange[] {
  const cuts = [...new Set(ranges.flatMap(({ from, to }) => [from, to + 1]))].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => ({ from, to: (cuts[index + 1] ?? from + 1) - 1 }));
}

/** Ranges in ascending order that do not overlap, those that touch as one. */
export function joined(ranges: readonly PortRange[]): PortRange[] {
  const merged: PortRange[] = [];
  for (const range of ranges) {
    const previous = merged.at(-1);
    if (previous && previous.to + 1 === range.from) merged.splice(-1, 1, { from: previous.from, to: range.to });
    else merged.push(range);
  }
  return merged;
}

function tcp(kind: PortKind, names: Record<number, string>): SensitivePort[] {
  return named('tcp', kind, names);
}

function udp(kind: PortKind, names: Record<number, string>): SensitivePort[] {
  return named('udp', kind, names);
}

function named(protocol: 'tcp' | 'udp', kind: PortKind, names: Record<number, string>): SensitivePort[] {
  return Object.entries(names).map(([port, name]) => ({
    port: Number(port),
    name,
    kind,
    protocol,
  }));
}
