import { isBroad } from '../cidr.ts';

/** Whether an app runs on Azure Container Apps, which decides about the wire and has no publishing of its own. */
export const isOnContainerApps = (kind: string): boolean => parts(kind).includes('azurecontainerapps');

/** Function apps, and the logic apps that are built on them. */
export const isFunctionApp = (kind: string): boolean => parts(kind).includes('functionapp');

const parts = (kind: string): string[] => kind.toLowerCase().split(',');

/** One rule of an app's access restrictions. */
export interface Restriction {
  /** A CIDR block, several with commas between them, a service tag, or `Any`. */
  readonly ipAddress?: string | undefined;
  /** `Allow` or `Deny`. */
  readonly action?: string | undefined;
  /** The lowest number is looked at first. */
  readonly priority?: number | undefined;
  /** Only requests with these headers. */
  readonly headers?: Readonly<Record<string, readonly string[]>> | undefined;
}

/**
 * Whether access restrictions let practically everybody in: rules count in the order of their priority, and what no rule
 * names is refused as soon as there is a rule, unless `defaultAction` says otherwise. Source:
 * https://learn.microsoft.com/azure/app-service/overview-access-restrictions
 */
export function letsEverybodyIn(restrictions: readonly Restriction[], defaultAction: string | undefined): boolean {
  const allowed: string[] = [];
  for (const { ipAddress = '', action = 'Allow', headers } of restrictions.toSorted(byPriority)) {
    const isNarrowed = Object.values(headers ?? {}).some((values) => values.length > 0);
    const allows = is(action, 'allow');
    if (isNarrowed) continue;
    if (is(ipAddress, 'any', 'internet', '0.0.0.0/0', '::/0')) return allows || isBroad(allowed);
    if (allows) allowed.push(...ipAddress.split(',').map((one) => one.trim()));
  }
  if (isBroad(allowed)) return true;
  return defaultAction === undefined || defaultAction === '' ? restrictions.length === 0 : is(defaultAction, 'allow');
}

const is = (value: string, ...wanted: readonly string[]): boolean => wanted.includes(value.toLowerCase());

const byPriority = (one: Restriction, other: Restriction): number =>
  (one.priority ?? lowest) - (other.priority ?? lowest);
/** Of the rule that the API shows where there are none. */
const lowest = 2_147_483_647;

/** The last day on which those who make a language mend its versions, by the first part of App Service's name for it. */
const ends: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // By those who make them: python.org/downloads, nodejs.org/about/previous-releases, php.net/supported-versions,
  // dotnet.microsoft.com/platform/support/policy, learn.microsoft.com/powershell/scripting/install/powershell-support-lifecycle
  python: {
    '2.7': '2020-01-01',
    '3.4': '2019-03-18',
    '3.5': '2020-09-30',
    '3.6': '2021-12-23',
    '3.7': '2023-06-27',
    '3.8': '2024-10-07',
    '3.9': '2025-10-31',
    '3.10': '2026-10-31',
    '3.11': '2027-10-31',
    '3.12': '2028-10-31',
    '3.13': '2029-10-31',
    '3.14': '2030-10-31',
  },
  node: {
    4: '2018-04-30',
    6: '2019-04-30',
    8: '2019-12-31',
    9: '2018-06-30',
    10: '2021-04-30',
    12: '2022-04-30',
    14: '2023-04-30',
    16: '2023-09-11',
    18: '2025-04-30',
    20: '2026-04-30',
    22: '2027-04-30',
    24: '2028-04-30',
  },
  php: {
    '5.6': '2018-12-31',
    '7.0': '2019-01-10',
    '7.1': '2019-12-01',
    '7.2': '2020-11-30',
    '7.3': '2021-12-06',
    '7.4': '2022-11-28',
    '8.0': '2023-11-26',
    '8.1': '2025-12-31',
    '8.2': '2026-12-31',
    '8.3': '2027-12-31',
    '8.4': '2028-12-31',
    '8.5': '2029-12-31',
  },
  dotnet: {
    '1.0': '2019-06-27',
    '1.1': '2019-06-27',
    '2.0': '2018-10-01',
    '2.1': '2021-08-21',
    '2.2': '2019-12-23',
    '3.0': '2020-03-03',
    '3.1': '2022-12-13',
    '5.0': '2022-05-10',
    '6.0': '2024-11-12',
    '7.0': '2024-05-14',
    '8.0': '2026-11-10',
    '9.0': '2026-11-10',
    '10.0': '2028-11-14',
  },
  powershell: { 6: '2020-09-04', '7.0': '2022-12-03', '7.2': '2024-11-08', '7.4': '2026-11-10' },
  ruby: { '2.3': '2019-03-31', '2.4': '2020-03-31', '2.5': '2021-03-31', '2.6': '2022-03-31', '2.7': '2023-03-31' },
};

export interface Runtime {
  /** For people: `Python 3.9`. */
  readonly name: string;
  /** The last day of support, ISO, where it is known. */
  readonly end: string | undefined;
}

export interface Stack {
  /** `PYTHON|3.9`, `NODE|18-lts`, `DOCKER|…`; empty on Windows. */
  readonly linuxFxVersion?: string | undefined;
  /** A Windows container. */
  readonly windowsFxVersion?: string | undefined;
  /** `v4.0` wherever nobody chose another, whatever the app is written in. */
  readonly netFrameworkVersion?: string | undefined;
}

const names: Readonly<Record<string, string>> = {
  python: 'Python',
  node: 'Node.js',
  php: 'PHP',
  dotnet: '.NET',
  powershell: 'PowerShell',
  ruby: 'Ruby',
};

/**
 * The language that App Service runs an app with; `undefined` for a container, for .NET Framework (which lives as long
 * as Windows) and where the configuration does not tell: Windows apps name languages in their settings, which are secret.
 */
export function runtimeOf({
  linuxFxVersion = '',
  windowsFxVersion = '',
  netFrameworkVersion = '',
}: Stack): Runtime | undefined {
  if (linuxFxVersion !== '') {
    const [language = '', version = ''] = linuxFxVersion.toLowerCase().split('|');
    return runtime(language.startsWith('dotnet') ? 'dotnet' : language, version);
  }
  if (windowsFxVersion !== '') return undefined;
  const version = /^v(\d+\.\d+)$/i.exec(netFrameworkVersion)?.[1];
  return version === undefined || Number(version) < 5 ? undefined : runtime('dotnet', version);
}

function runtime(language: string, text: string): Runtime | undefined {
  const known = Object.hasOwn(ends, language) ? ends[language]! : undefined;
  const version = /^\d+(\.\d+)?/.exec(text)?.[0];
  if (!known || version === undefined) return undefined;
  const [major = ''] = version.split('.');
  const key = [version, `${version}.0`, major].find((one) => Object.hasOwn(known, one));
  return { name: `${names[language]} ${version}`, end: key === undefined ? undefined : known[key] };
}
