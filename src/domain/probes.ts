/** Asking about every port there is, by one of each run of ports between which no rule makes a difference. */
import { allPorts, joined, portLabel, type PortRange, rangeLabel, slices } from './ports.ts';
import { listOf } from './text.ts';

/** A port that stands for a run of them. */
export interface Probe {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  readonly range: PortRange;
}

/** Probes for all ports of a protocol, cut where some ranges begin and end. */
export const probesBetween = (protocol: Probe['protocol'], ranges: readonly PortRange[]): Probe[] =>
  slices([allPorts, ...ranges.filter(({ from, to }) => from <= to && to <= allPorts.to)]).map((range) => ({
    port: range.from,
    protocol,
    range,
  }));

/** What probes stand for: `22 (SSH), 8000-8080 and 53/udp`, or `every port`. */
export function portsOf(probes: readonly Probe[]): string {
  const labels = (['tcp', 'udp'] as const).map((protocol) => {
    const ranges = probes.flatMap((probe) => (probe.protocol === protocol ? [probe.range] : []));
    return joined(ranges.toSorted((a, b) => a.from - b.from)).map((range) => labelOf(range, protocol));
  });
  const isEvery = labels.every(([first]) => first?.startsWith('all ports'));
  return isEvery ? 'every port' : listOf(labels.flat());
}

function labelOf(range: PortRange, protocol: Probe['protocol']): string {
  const suffix = protocol === 'udp' ? '/udp' : '';
  if (range.from !== range.to) return `${rangeLabel(range)}${suffix}`;
  return portLabel(range.from, protocol).replace(/^\d+/, `$&${suffix}`);
}
