import { groupsKeepAdministrationShut } from './_admin.ts';

export default groupsKeepAdministrationShut(6);
