import { sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';

/** The command that sets a server parameter. */
export const setParameter = (server: string, uid: string, parameter: string, value: string): string =>
  sh`az mysql flexible-server parameter set --server-name ${server} --resource-group ${armId(uid).resourceGroup} --name ${parameter} --value ${value}`;

/** The same in Terraform. */
export const terraformParameter = (parameter: string, value: string): string =>
  `resource "azurerm_mysql_flexible_server_configuration": name = "${parameter}", value = "${value}"`;
