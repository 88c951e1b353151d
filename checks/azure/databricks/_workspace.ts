interface Config {
  readonly computeMode?: string | undefined;
}

/** Whether the workspace has no compute of its own: nothing of it runs in anybody's network but Microsoft's. */
export const isServerless = ({ computeMode }: Config): boolean => /^Serverless$/i.test(computeMode ?? '');

export const serverless = 'It is serverless: nothing runs in a virtual network';
