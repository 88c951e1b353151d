import type { z } from 'zod';
import type { ControlRef, Finding, LedgerEntry, ScannedScope, Severity, Status } from './model.ts';

/** Renderers import nothing else of the core. */
export { levels, severities, statuses, stepKinds } from './model.ts';
export type {
  AttackPath,
  ControlRef,
  Evidence,
  Finding,
  FindingResource,
  Fix,
  Gap,
  Json,
  LedgerEntry,
  PathStep,
  ScannedScope,
  Severity,
  Status,
  StepKind,
} from './model.ts';

/** What a report says about a check, once, however many findings it has. */
export interface CheckInfo {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly why: string;
  readonly provider: string;
  readonly service: string;
  readonly resourceType: string;
  readonly references: readonly string[];
  readonly controls: readonly ControlRef[];
}

export interface Summary {
  /** Distinct resources that got a verdict. */
  readonly resources: number;
  readonly statuses: Readonly<Record<Status, number>>;
  /** Failing and not muted, by severity. */
  readonly failing: Readonly<Record<Severity, number>>;
  readonly muted: number;
}

export interface Coverage {
  /** Verdicts that could be reached, and those that could not. `not-applicable` counts as reached. */
  readonly decided: number;
  readonly unknown: number;
  /** `decided / (decided + unknown)`, 1 when there was nothing to decide. */
  readonly ratio: number;
  /** Which permissions would turn how many UNKNOWN into verdicts, most first. */
  readonly missing: readonly { readonly permission: string; readonly verdicts: number }[];
  /** Accounts (`provider/account`) of which something that the selected checks needed was not seen. */
  readonly incomplete: readonly string[];
  readonly ledger: readonly LedgerEntry[];
}

export interface ControlResult {
  readonly id: string;
  readonly title: string;
  readonly coverage: 'decided' | 'partly' | 'manual';
  /** The worst of its checks' findings: fail, unknown, pass, not-applicable; `manual` when no check speaks to it. */
  readonly status: Status | 'manual';
  readonly failing: number;
  readonly checks: readonly string[];
  /** What a person must look at, if anything. */
  readonly manual: string | null;
}

export interface FrameworkResult {
  readonly id: string;
  readonly title: string;
  readonly controls: readonly ControlResult[];
}

/** Everything a report may show. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string; readonly url: string };
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  /** False when the scan was stopped half-way. */
  readonly complete: boolean;
  readonly scopes: readonly ScannedScope[];
  readonly summary: Summary;
  readonly coverage: Coverage;
  /** Every check that was evaluated, by id, with or without findings. */
  readonly checks: readonly CheckInfo[];
  readonly frameworks: readonly FrameworkResult[];
  /** By account, check, resource. */
  readonly findings: readonly Finding[];
}

/** A way to write a report: pure, text out. Escaping is by construction, never by remembering. */
export interface Renderer<O extends z.ZodType = z.ZodType> {
  /** What comes before `=` in `--output`. */
  readonly format: string;
  readonly extension: string;
  /** Becomes command line flags `--<format>-<option>`. */
  readonly options: O;
  /** Chunks of text, in order: nothing but the report decides them. */
  readonly render: (report: Report, options: z.output<O>) => Iterable<string>;
  /** Parts to write as files of their own when the output path is a folder. */
  readonly split?: (
    report: Report,
    options: z.output<O>,
  ) => Iterable<{ readonly name: string; readonly report: Report }>;
  /** What the user should know about what was left out, one line each. */
  readonly notes?: (report: Report, options: z.output<O>) => readonly string[];
}

export const defineRenderer = <O extends z.ZodType>(renderer: Renderer<O>): Renderer<O> => renderer;

/** Failing and not muted: what needs somebody. */
export const isOpen = (finding: Finding): boolean => finding.status === 'fail' && finding.muted === null;

const noGaps: ReadonlySet<LedgerEntry['because']> = new Set([
  'region-disabled',
  'region-excluded',
  'not-in-use',
  'scope-excluded',
]);

/** Whether something could not be seen; other entries of the ledger say that there was nothing to see, or that nobody wanted to. */
export const isGap = ({ because }: Pick<LedgerEntry, 'because'>): boolean => !noGaps.has(because);
