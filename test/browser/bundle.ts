import { isBuiltin } from 'node:module';
import { build, type Plugin } from 'vite';

/** One module for a browser. Whatever asks for a module of Node's is an error, not an empty stand-in. */
export async function bundleForBrowser(input: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    plugins: [withoutNode],
    build: {
      target: 'es2022',
      write: false,
      rolldownOptions: { input, output: { format: 'es', codeSplitting: false } },
    },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [chunk, ...more] = outputs;
  if (chunk?.type !== 'chunk' || more.length > 0)
    throw new Error(`expected one chunk, got ${outputs.map(({ fileName }) => fileName).join(', ')}`);
  return chunk.code;
}

const withoutNode: Plugin = {
  name: 'without-node',
  enforce: 'pre',
  resolveId(source, importer) {
    if (isBuiltin(source)) throw new Error(`${importer ?? 'entry'} imports ${source}, which no browser has`);
    return null;
  },
};
