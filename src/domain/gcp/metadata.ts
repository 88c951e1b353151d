/**
 * Whether a switch in the metadata of an instance or project is on. Compute Engine takes `TRUE`, `Yes`, `Y` and `1` in any case
 * (https://cloud.google.com/compute/docs/metadata/setting-custom-metadata#boolean).
 */
export const isOn = (value: string | undefined): boolean => /^(?:true|yes|y|1)$/i.test(value?.trim() ?? '');
