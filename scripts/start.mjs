// npm start. Runs before anything is installed, and on a Node that may be too old to read the rest.
import { nodeRefusal } from './launch/node-version.mjs';

var refusal = nodeRefusal(process.versions.node);
if (refusal) {
  console.error(refusal);
  process.exit(1);
} else {
  import('./launch/launch.mjs').then(function (launcher) {
    return launcher.launch();
  });
}
