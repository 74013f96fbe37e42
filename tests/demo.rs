//! Meetings A and B, played through the use cases from template to signed minutes.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use secretariat::demo::run_demo;

#[test]
fn the_demo_makes_the_papers_of_both_meetings() {
    let out = tempfile::tempdir().unwrap();
    let made = run_demo(out.path()).unwrap_or_else(|e| panic!("{}", e.feil(domain::Maalform::Nb).message));
    for file in &made {
        println!("{}", file.display());
    }
    assert_eq!(made.len(), 12);
}
