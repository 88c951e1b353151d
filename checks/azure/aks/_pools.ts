/** Node pools of examples. */
export const pools = (...agentPoolProfiles: { enableNodePublicIP?: boolean; enableEncryptionAtHost?: boolean }[]) => ({
  agentPoolProfiles: agentPoolProfiles.map((pool, i) => ({ name: `pool${i + 1}`, ...pool })),
});
