//! The browser driver that starts the app and holds it.

use std::{
    env,
    ffi::OsString,
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use tokio::{net::TcpStream, time::sleep};

/// A running `WebKitWebDriver`; it and all that it started are gone when this is dropped.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts a driver whose app will keep everything it writes in the data folder, so that journeys can run side by
    /// side and leave nothing behind.
    pub(crate) async fn start(data: &Path) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let browser = data.join("browser");
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("MOTEBOK_DATA", data)
            .env("MOTEBOK_DIALOG", files(data))
            .env("PATH", path(data))
            // The keyring of whoever runs the tests is left alone: for these desks there is none.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("XDG_DATA_HOME", browser.join("data"))
            .env("XDG_CACHE_HOME", browser.join("cache"))
            .env("XDG_CONFIG_HOME", browser.join("config"))
            .stdout(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("WebKitWebDriver (Debian: webkit2gtk-driver)");
        let driver = Self { process, port };
        for _ in 0..400 {
            if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return driver;
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("WebKitWebDriver does not listen");
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn signal_all(&self, signal: &str) -> bool {
        let command = format!("kill -{signal} -{}", self.process.id());
        Command::new("sh")
            .args(["-c", &command])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.signal_all("KILL");
        let _ = self.process.wait();
        // The next start must find the data folder free.
        for _ in 0..100 {
            if !self.signal_all("0") {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The folder that answers every dialog for files.
pub(crate) fn files(data: &Path) -> PathBuf {
    data.join("files")
}

/// The folder whose commands stand before the system's: a printer of the test's own.
pub(crate) fn commands(data: &Path) -> PathBuf {
    data.join("commands")
}

fn path(data: &Path) -> OsString {
    let system = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(commands(data)).chain(env::split_paths(&system));
    env::join_paths(folders).unwrap_or(system)
}

/// The app that `tauri build --debug --no-bundle` left in the target directory, or the one `MOTEBOK_APP` names.
pub fn app() -> PathBuf {
    env::var_os("MOTEBOK_APP").map_or_else(|| built().join("motebok"), PathBuf::from)
}

/// The folder of this profile in the target directory; a test runs from `deps` below it.
pub(crate) fn built() -> PathBuf {
    env::current_exe().unwrap().ancestors().nth(2).unwrap().to_owned()
}
