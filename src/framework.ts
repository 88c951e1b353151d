/** What decides a control: checks, a person, or both. */
export interface Control<Id extends string = string> {
  /** What it asks for, in our own words. */
  readonly title: string;
  readonly checks?: readonly Id[];
  /** What a person must look at: all of it without `checks`, the rest of it with them. */
  readonly manual?: string;
}

export interface Framework<Id extends string = string> {
  /** For example `cis-aws-7.0`. */
  readonly id: string;
  readonly title: string;
  readonly provider: string;
  /** The publisher's page. */
  readonly url: string;
  /** By control number, in the publisher's order. */
  readonly controls: Readonly<Record<string, Control<Id>>>;
}

/** Controls mapped to check ids; `Id` is the union of ids that exist, so that a renamed check does not compile. */
export const defineFramework = <Id extends string>(framework: Framework<Id>): Framework<Id> => framework;

export const coverageOf = ({ checks = [], manual }: Control): 'decided' | 'partly' | 'manual' => {
  if (checks.length === 0) return 'manual';
  return manual === undefined ? 'decided' : 'partly';
};
