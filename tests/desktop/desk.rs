//! A desk with the app open on it, for the journeys: what a secretary does is a verb here, and so is what she sees.
//!
//! Every journey finds its controls by role and accessible name, as a screen reader does; so a control without a name
//! cannot be used in a test, and a name that two visible controls share is an error.

// A journey that cannot go on has failed: it says why and stops.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc)]

mod accessible;
mod driver;
mod hands;
mod keys;
mod sight;

use std::path::Path;

use fantoccini::{Client, ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use driver::Driver;
pub use driver::app;

/// The app, running with its own data folder.
pub struct Desk {
    /// The page itself, for what no verb says.
    pub page: Client,
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
        Self { page, data, driver }
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        self.data.path()
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
        let Self { page, data, driver } = self;
        page.close().await.unwrap();
        drop(driver);
        data
    }
}
