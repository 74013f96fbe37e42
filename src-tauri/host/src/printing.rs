//! A paper on its way out of the program: into the system's viewer, or to a printer.

use std::path::Path;

use secretariat::{Error, paper, print::Utskrift, printer::Skrivervalg};

/// Shows a paper in the system's own viewer, from a file of its own in this folder.
pub fn show(folder: &Path, paper: &Utskrift) -> Result<(), Error> {
    let failed = |cause| Error::File {
        path: folder.display().to_string(),
        cause,
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let path = folder.join(&paper.filnavn);
    paper::write_file(&path, &paper.bytes)?;
    open::that_detached(&path).map_err(failed)
}

/// Sends a paper to a printer.
#[cfg(target_os = "linux")]
pub fn print(_folder: &Path, paper: &Utskrift, choice: &Skrivervalg) -> Result<(), Error> {
    Ok(secretariat::printer::Skrivere::default().print(paper, choice)?)
}

/// Opens the viewer, where the printer and the rest are chosen: no command for it is sure to be here.
#[cfg(not(target_os = "linux"))]
pub fn print(folder: &Path, paper: &Utskrift, _choice: &Skrivervalg) -> Result<(), Error> {
    show(folder, paper)
}
