//! A desk with the app open on it, for the journeys: what a secretary does is a verb here, and so is what she sees.
//!
//! Every journey finds its controls by role and accessible name, as a screen reader does; so a control without a name
//! cannot be used in a test, and a name that two visible controls share is an error.

// A journey that cannot go on has failed: it says why and stops.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc)]

mod accessible;
mod after;
mod before;
mod driver;
mod during;
mod hands;
mod keys;
mod sight;
mod words;

use std::{
    fs,
    path::{Path, PathBuf},
};

use fantoccini::{Client, ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

pub use before::NewSak;
use driver::Driver;
pub use driver::app;

/// The app, running with its own data folder.
pub struct Desk {
    /// The page itself, for what no verb says.
    pub page: Client,
    /// The window speaks nynorsk.
    nynorsk: bool,
    data: TempDir,
    driver: Driver,
}

impl Desk {
    /// Opens the app on an empty data folder.
    pub async fn open() -> Self {
        Self::open_with(tempfile::tempdir().unwrap()).await
    }

    /// Opens the app on data that is there already.
    pub async fn open_with(data: TempDir) -> Self {
        let driver = Driver::start(data.path()).await;
        let mut capabilities = Capabilities::new();
        capabilities.insert(
            "webkitgtk:browserOptions".into(),
            json!({ "binary": app(), "args": [] }),
        );
        let page = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.url())
            .await
            .expect("a session with the app");
        Self {
            page,
            nynorsk: false,
            data,
            driver,
        }
    }

    /// The same desk, whose window speaks nynorsk from now on; every verb says its words so.
    #[must_use]
    pub fn speaking_nynorsk(self) -> Self {
        Self {
            nynorsk: true,
            ..self
        }
    }

    /// A word of the window in the målform it speaks.
    pub fn word(&self, bokmaal: &str) -> String {
        if self.nynorsk {
            words::in_nynorsk(bokmaal)
        } else {
            bokmaal.to_owned()
        }
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Where the app finds the file that a dialog asks for, and puts the file that a dialog saves.
    pub fn files(&self) -> PathBuf {
        let files = driver::files(self.data());
        fs::create_dir_all(&files).unwrap();
        files
    }

    /// A folder whose commands stand before the system's.
    pub fn commands(&self) -> PathBuf {
        let commands = driver::commands(self.data());
        fs::create_dir_all(&commands).unwrap();
        commands
    }

    /// Closes the app and keeps its data. The window must have had nothing to complain of: no violation of its
    /// security policy, and no error that nobody caught.
    pub async fn close(self) -> TempDir {
        let complaints = self.page.execute("return window.probe", vec![]).await.unwrap();
        assert_eq!(
            complaints,
            json!({ "violations": [], "errors": [] }),
            "the window complains"
        );
        let Self {
            page, data, driver, ..
        } = self;
        page.close().await.unwrap();
        drop(driver);
        data
    }
}
