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
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) {
          if (declaration.members) declaration.members = declaration.members.filter(({ privacy }) => !privacy || privacy === 'public');
        }
      }
      customElementsManifest.modules = ownFiles(customElementsManifest.modules);
    },
  }],
};
