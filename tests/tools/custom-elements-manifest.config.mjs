// dist/custom-elements.json: what the class comments in src/widgets say, with the paths of the built files.
const built = (text) => text.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');

function ownFiles(value) {
  if (Array.isArray(value)) return value.map(ownFiles);
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) =>
    [key, (key === 'path' || key === 'module') && typeof inner === 'string' ? built(inner) : ownFiles(inner)]));
}

export default {
  globs: ['src/widgets/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [{
    name: 'waymark-public',
    packageLinkPhase({ customElementsManifest }) {
      const { modules } = customElementsManifest;
      for (const { path, declarations = [] } of modules) {
        for (const declaration of declarations) {
          const { name, tagName, members } = declaration;
          if (members) declaration.members = members.filter(({ privacy }) => !privacy || privacy === 'public');
          // registered by a function of ours, which the analyzer does not know
          const definer = tagName && modules.find((module) => module.path === path.replace(/[^/]+$/, 'define.ts'));
          definer?.exports.push({ kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } });
        }
      }
      customElementsManifest.modules = ownFiles(customElementsManifest.modules);
    },
  }],
};
