//! What editors and compilers read of the element: its types and its manifest, as they are in the source. No browser
//! loads them.

use crate::dist::{Asset, assets};
use crate::error::Error;
use crate::workspace::Workspace;

/// Their names, in the source and in the bundle.
pub(crate) const NAMES: [&str; 2] = ["cryptorefills-widget.d.ts", "custom-elements.json"];

/// Both files.
pub(crate) fn files(workspace: &Workspace) -> Result<Vec<Asset>, Error> {
    let folder = workspace.root.join("src/embed");
    let file = |name: &str| Ok(Asset { name: name.into(), bytes: assets::read(&folder.join(name))? });
    NAMES.into_iter().map(file).collect()
}
