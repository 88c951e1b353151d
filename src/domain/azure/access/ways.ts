/** The well-known ways to become somebody more powerful in Azure, as data. Sources are the vendor's pages on each action. */

/** Whoever may do all of `actions` on something that runs with an identity can act as that identity. */
export interface ComputeWay {
  readonly id: string;
  /** The type of what runs, in lower case. */
  readonly on: string;
  readonly actions: readonly string[];
  /** What is done to it, a verb first. */
  readonly how: string;
}

const machine = 'microsoft.compute/virtualmachines';
const scaleSet = 'microsoft.compute/virtualmachinescalesets';
const app = 'microsoft.web/sites';
const automation = 'microsoft.automation/automationaccounts';
const workflow = 'microsoft.logic/workflows';
const containers = 'microsoft.containerinstance/containergroups';
const containerApp = 'microsoft.app/containerapps';
const cluster = 'microsoft.containerservice/managedclusters';
const factory = 'microsoft.datafactory/factories';
const identity = 'microsoft.managedidentity/userassignedidentities';

export const computeWays: readonly ComputeWay[] = [
  { id: 'azure-vm-run-command', on: machine, actions: [`${machine}/runCommand/action`], how: 'runs commands on' },
  {
    id: 'azure-vm-managed-run-command',
    on: machine,
    actions: [`${machine}/runCommands/write`],
    how: 'runs commands on',
  },
  { id: 'azure-vm-extension', on: machine, actions: [`${machine}/extensions/write`], how: 'installs an extension on' },
  {
    id: 'azure-vm-login',
    on: machine,
    actions: [`data:${machine}/loginAsAdmin/action`],
    how: 'signs in as administrator to',
  },
  {
    id: 'azure-scale-set-run-command',
    on: scaleSet,
    actions: [`${scaleSet}/virtualMachines/runCommand/action`],
    how: 'runs commands on',
  },
  {
    id: 'azure-scale-set-extension',
    on: scaleSet,
    actions: [`${scaleSet}/extensions/write`],
    how: 'installs an extension on',
  },
  {
    id: 'azure-app-publish',
    on: app,
    actions: [`${app}/publishxml/action`],
    how: 'reads the publishing credentials of',
  },
  {
    id: 'azure-app-publishing-credentials',
    on: app,
    actions: [`${app}/config/list/action`],
    how: 'reads the publishing credentials of',
  },
  { id: 'azure-app-write', on: app, actions: [`${app}/write`], how: 'changes the code of' },
  { id: 'azure-function-write', on: app, actions: [`${app}/functions/write`], how: 'writes functions of' },
  {
    id: 'azure-function-master-key',
    on: app,
    actions: [`${app}/host/listkeys/action`],
    how: 'reads the master key of',
  },
  {
    id: 'azure-automation-runbook',
    on: automation,
    actions: [
      `${automation}/runbooks/draft/write`,
      `${automation}/runbooks/publish/action`,
      `${automation}/jobs/write`,
    ],
    how: 'writes and starts runbooks of',
  },
  { id: 'azure-logic-app-write', on: workflow, actions: [`${workflow}/write`], how: 'changes the workflow of' },
  {
    id: 'azure-container-exec',
    on: containers,
    actions: [`${containers}/containers/exec/action`],
    how: 'runs commands in',
  },
  {
    id: 'azure-container-app-write',
    on: containerApp,
    actions: [`${containerApp}/write`],
    how: 'changes the containers of',
  },
  {
    id: 'azure-aks-admin-credential',
    on: cluster,
    actions: [`${cluster}/listClusterAdminCredential/action`],
    how: 'reads the administrator credentials of',
  },
  { id: 'azure-aks-run-command', on: cluster, actions: [`${cluster}/runcommand/action`], how: 'runs commands in' },
  {
    id: 'azure-data-factory-pipeline',
    on: factory,
    actions: [`${factory}/pipelines/write`, `${factory}/pipelines/createrun/action`],
    how: 'writes and starts pipelines of',
  },
  {
    id: 'azure-identity-federated-credential',
    on: identity,
    actions: [`${identity}/federatedIdentityCredentials/write`],
    how: 'has tokens of its own trusted as those of',
  },
];

/** What gives an identity to something new: whoever may give it, and create such a thing anywhere in the subscription. */
export interface AssignWay {
  readonly id: string;
  readonly create: string;
  readonly how: string;
}

export const assignIdentity = `${identity}/assign/action`;
export const assignWays: readonly AssignWay[] = [
  { id: 'azure-identity-assign-vm', create: `${machine}/write`, how: 'creates a virtual machine with' },
  {
    id: 'azure-identity-assign-deployment-script',
    create: 'microsoft.resources/deploymentScripts/write',
    how: 'runs a deployment script as',
  },
  { id: 'azure-identity-assign-container', create: `${containers}/write`, how: 'runs a container as' },
  { id: 'azure-identity-assign-app', create: `${app}/write`, how: 'deploys an app with' },
  { id: 'azure-identity-assign-logic-app', create: `${workflow}/write`, how: 'creates a workflow with' },
  { id: 'azure-identity-assign-automation', create: `${automation}/write`, how: 'creates an automation account with' },
];

/** Whoever may do this at the subscription makes themselves its owner. Scheduling a role takes the same permission. */
export const giveRole = {
  id: 'azure-role-assignment-write',
  action: 'Microsoft.Authorization/roleAssignments/write',
} as const;

export const changeRoles = {
  id: 'azure-role-definition-write',
  action: 'Microsoft.Authorization/roleDefinitions/write',
} as const;

/** Application permissions of Microsoft Graph that end in full power over the directory by themselves. */
export const graphWays: Readonly<Record<string, { readonly id: string; readonly how: string }>> = {
  'RoleManagement.ReadWrite.Directory': { id: 'azure-graph-role-management', how: 'gives itself the directory role' },
  'AppRoleAssignment.ReadWrite.All': {
    id: 'azure-graph-app-role-assignment',
    how: 'gives itself application permissions, and by them the directory role',
  },
  'RoleAssignmentSchedule.ReadWrite.Directory': {
    id: 'azure-graph-role-schedule',
    how: 'schedules for itself the directory role',
  },
  'RoleEligibilitySchedule.ReadWrite.Directory': {
    id: 'azure-graph-role-schedule',
    how: 'makes itself eligible for the directory role',
  },
};

/** Those that take over every application of the directory. */
export const graphOverApplications = {
  id: 'azure-graph-application',
  permission: 'Application.ReadWrite.All',
} as const;
/** Those that put somebody into every group which roles of the directory can't be assigned to. */
export const graphOverGroups = {
  id: 'azure-graph-group-member',
  permissions: ['Group.ReadWrite.All', 'GroupMember.ReadWrite.All', 'Directory.ReadWrite.All'],
} as const;
/** Those that reset the ways in which anybody signs in. */
export const graphOverUsers = {
  id: 'azure-graph-authentication-method',
  permission: 'UserAuthenticationMethod.ReadWrite.All',
} as const;

/**
 * Who may reset the password of whom. Holders of directory roles are out of reach for all but the first.
 * Source: https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions#who-can-reset-passwords
 */
export const resettingAnybody = '7be44c8a-adaf-4e2a-84d6-ab2649e08a13';
export const resettingOthers: readonly string[] = [
  'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  '966707d0-3269-4727-9be2-8c3a10f19b9d',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
];

/** Ids of all ways, for documentation and tests. */
export const wayIds: readonly string[] = [
  ...computeWays.map(({ id }) => id),
  ...assignWays.map(({ id }) => id),
  giveRole.id,
  changeRoles.id,
  'azure-role-assignment-write-below',
  'azure-elevate-access',
  'azure-pim-activation',
  'azure-entra-role-assignment',
  'azure-entra-application-credentials',
  'azure-entra-application-owner',
  'azure-entra-reset-password',
  'azure-entra-group-owner',
  'azure-entra-group-members',
  'azure-entra-dynamic-group',
  ...new Set(Object.values(graphWays).map(({ id }) => id)),
  graphOverApplications.id,
  graphOverGroups.id,
  graphOverUsers.id,
];
