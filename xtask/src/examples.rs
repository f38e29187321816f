//! The example apps, built as their readers build them: on the package as npm packs and installs it, with the frameworks'
//! own compilers. The types are checked on the way. Nothing of it goes into the bundle.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{self, Path, PathBuf};
use std::process::Command;

use crate::dist::{assets, npm};
use crate::error::Error;
use crate::process;
use crate::say;
use crate::tools;
use crate::workspace::Workspace;

/// The apps that are bundled by Vite.
const APPS: [&str; 3] = ["react", "svelte", "vue"];

/// The pages that are served as they are.
const PAGES: [&str; 3] = ["htmx", "plain", "turbo"];

/// The scripts of others that they load from the root, and where these are in their packages.
const SCRIPTS: [(&str, &str); 2] =
    [("htmx.js", "htmx.org/dist/htmx.js"), ("turbo.js", "@hotwired/turbo/dist/turbo.es2017-umd.js")];

/// What Next.js is built by, and what the example is called then.
const NEXT: [(&str, &str); 2] = [("--webpack", "next-webpack"), ("--turbopack", "next-turbopack")];

/// What TypeScript has to accept, refusals included: the app that is written in it, and the sample of everything.
const CHECKED: [&str; 2] = ["types", "react"];

/// Builds the examples on the package that belongs to `bundle`, into `out`: `examples/<name>/` and the package's files,
/// all of it to be served from the root of an origin.
pub(crate) fn build(workspace: &Workspace, bundle: &Path, out: &Path) -> Result<(), Error> {
    let step = say::step("Building the examples on the npm package");
    // The tools that are called work in folders of their own.
    let bundle = path::absolute(bundle).map_err(Error::file("finding", bundle))?;
    let out = &path::absolute(out).map_err(Error::file("finding", out))?;
    let project = Project::new(workspace, &npm::folder(&bundle))?;
    project.import_on_a_server()?;
    CHECKED.iter().try_for_each(|folder| project.check_types(folder))?;

    empty(out)?;
    APPS.iter().try_for_each(|app| project.bundle(app, &out.join("examples").join(app)))?;
    project.bundle_by_webpack(&out.join("examples/webpack"))?;
    NEXT.iter().try_for_each(|(bundler, name)| {
        project.build_next(bundler, name, &out.join("examples").join(name))
    })?;
    project.build_angular(&out.join("examples/angular"))?;
    project.build_astro(&out.join("examples/astro"))?;
    for page in PAGES {
        copy_folder(&project.folder.join(page), &out.join("examples").join(page))?;
    }
    let packages = project.folder.join("node_modules");
    for (name, script) in SCRIPTS {
        let to = out.join(name);
        fs::copy(packages.join(script), &to).map_err(Error::file("copying to", &to))?;
    }
    let files = packages.join(npm::NAME).join(npm::FILES);
    copy_folder(&files, &out.join("cryptorefills-widget"))?;
    step.done();
    Ok(())
}

/// A project of somebody who uses the package.
struct Project {
    folder: PathBuf,
}

impl Project {
    /// Packs the package and installs it beside the examples.
    fn new(workspace: &Workspace, package: &Path) -> Result<Self, Error> {
        let folder = workspace.scratch().join("examples");
        empty(&folder)?;
        assets::write(&folder.join("package.json"), b"{\"private\": true, \"type\": \"module\"}")?;

        let mut pack = Command::new("npm");
        pack.args(["pack", "--ignore-scripts", "--loglevel=error", "--pack-destination"]).arg(&folder);
        process::quietly("npm pack", in_folder(pack, package))?;
        let packed = only_file(&folder, ".tgz")?;
        let mut install = Command::new("npm");
        install
            .args(["install", "--offline", "--ignore-scripts", "--no-save", "--no-package-lock"])
            .args(["--no-audit", "--no-fund", "--loglevel=error"])
            .arg(packed);
        process::quietly("npm install of the package", in_folder(install, &folder))?;

        let frameworks = tools::frameworks()?;
        for entry in entries(&frameworks)? {
            let link = folder.join("node_modules").join(entry.file_name().unwrap_or_default());
            if !link.exists() {
                symlink(&entry, &link).map_err(Error::file("linking", &link))?;
            }
        }
        copy_folder(&workspace.root.join("docs/examples"), &folder)?;
        copy_folder(&workspace.root.join("tests/types"), &folder.join("types"))?;
        Ok(Self { folder })
    }

    /// A server renders the tag, and imports the package like the browser.
    fn import_on_a_server(&self) -> Result<(), Error> {
        let mut command = Command::new("node");
        let both = format!("await import('{0}'); (await import('{0}/register')).register();", npm::NAME);
        command.args(["--input-type=module", "--eval", &both]);
        process::quietly("importing the package in node", in_folder(command, &self.folder))
    }

    fn check_types(&self, folder: &str) -> Result<(), Error> {
        let mut command = self.tool("tsc");
        command.args(["--project", folder]);
        process::quietly(&format!("checking the types of {folder}"), command)
    }

    fn bundle(&self, app: &str, out: &Path) -> Result<(), Error> {
        let mut command = self.tool("vite");
        command.args([
            "build",
            app,
            "--logLevel",
            "warn",
            "--base",
            &format!("/examples/{app}/"),
            "--outDir",
        ]);
        command.arg(out);
        process::quietly(&format!("bundling the example {app}"), command)
    }

    fn bundle_by_webpack(&self, out: &Path) -> Result<(), Error> {
        let mut command = self.tool("webpack");
        command.args(["--config", "webpack/webpack.config.js", "--output-path"]).arg(out);
        process::quietly("bundling the example webpack", command)?;
        let page = out.join("index.html");
        fs::copy(self.folder.join("webpack/index.html"), &page).map_err(Error::file("copying to", &page))?;
        Ok(())
    }

    /// Renders the pages as a server would, and bundles what brings them to life.
    fn build_next(&self, bundler: &str, name: &str, out: &Path) -> Result<(), Error> {
        let mut command = self.tool("next");
        command.args(["build", "next", bundler]);
        command.env("NEXT_TELEMETRY_DISABLED", "1").env("BASE_PATH", format!("/examples/{name}"));
        command.env("BUILD_FOLDER", name).env("BUILD_ROOT", "/");
        process::quietly(&format!("building the example {name}"), command)?;
        copy_folder(&self.folder.join("next").join(name), out)
    }

    /// Compiles templates and checks their types, in the folder of the app.
    fn build_angular(&self, out: &Path) -> Result<(), Error> {
        let app = self.folder.join("angular");
        let mut command = of_packages(&tools::angular()?, "ng", &app)?;
        command.args(["build", "--base-href", "/examples/angular/"]);
        process::quietly("building the example angular", command)?;
        copy_folder(&app.join("dist"), out)
    }

    /// Renders the page once.
    fn build_astro(&self, out: &Path) -> Result<(), Error> {
        let app = self.folder.join("astro");
        let mut command = of_packages(&tools::astro()?, "astro", &app)?;
        command.env("ASTRO_TELEMETRY_DISABLED", "1").env("BASE_PATH", "/examples/astro");
        command.args(["build", "--outDir"]).arg(out);
        process::quietly("building the example astro", command)
    }

    fn tool(&self, name: &str) -> Command {
        in_folder(Command::new(self.folder.join("node_modules/.bin").join(name)), &self.folder)
    }
}

/// A program of packages of an app's own, which are linked beside it.
fn of_packages(packages: &Path, program: &str, app: &Path) -> Result<Command, Error> {
    let link = app.join("node_modules");
    symlink(packages, &link).map_err(Error::file("linking", &link))?;
    Ok(in_folder(Command::new(link.join(".bin").join(program)), app))
}

fn in_folder(mut command: Command, folder: &Path) -> Command {
    command.current_dir(folder);
    command
}

fn empty(folder: &Path) -> Result<(), Error> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Error::file("removing", folder))?;
    }
    fs::create_dir_all(folder).map_err(Error::file("creating", folder))
}

fn only_file(folder: &Path, ending: &str) -> Result<PathBuf, Error> {
    let mut found = entries(folder)?;
    found.retain(|path| path.to_string_lossy().ends_with(ending));
    match &found[..] {
        [one] => Ok(one.clone()),
        several => {
            let problem = format!("expected one {ending}, found {}", several.len());
            Err(Error::Content { path: folder.to_owned(), problem })
        }
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder).map_err(Error::file("reading", folder))?;
    entries.map(|entry| entry.map(|entry| entry.path()).map_err(Error::file("reading", folder))).collect()
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Error> {
    fs::create_dir_all(to).map_err(Error::file("creating", to))?;
    for path in entries(from)? {
        let name = path.file_name().unwrap_or_default();
        // What somebody who tried an example has left there is not part of it.
        if path.is_dir() && !["node_modules", "public", "dist"].iter().any(|left| name == *left) {
            copy_folder(&path, &to.join(name))?;
        } else if path.is_file() {
            let to = to.join(name);
            fs::copy(&path, &to).map_err(Error::file("copying to", &to))?;
        }
    }
    Ok(())
}
