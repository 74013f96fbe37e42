//! Programs that tests start, and end whatever happens.

use std::{
    env,
    io::ErrorKind,
    net::TcpListener,
    os::unix::process::CommandExt,
    process::{self, Child, Command, Stdio},
    sync::atomic::{AtomicU16, Ordering::Relaxed},
    thread,
    time::{Duration, Instant},
};

/// After so long what should happen does not, on a busy machine either.
const LIMIT: Duration = Duration::from_mins(3);

/// A program that runs until this is dropped, with whatever it has started.
pub(crate) struct Running(Child);

impl Running {
    /// Starts `program` of a Debian package.
    pub(crate) fn start(command: &mut Command, package: &str) -> Self {
        // Its standard input ends when this process does, however it ends: smbd then ends too.
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Self(found(command.process_group(0).spawn(), command, package))
    }

    pub(crate) fn has_ended(&mut self) -> bool {
        self.0.try_wait().unwrap().is_some()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The group: smbd has a process for every connection.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("sh")
            .args(["-c", r#"kill -KILL "$0""#, &group])
            .status();
        let _ = self.0.wait();
    }
}

/// A command that is found where Debian keeps what administrators run, too.
pub(crate) fn command(program: &str) -> Command {
    let path = env::var("PATH").unwrap_or_default();
    let mut command = Command::new(program);
    command.env("PATH", format!("{path}:/usr/sbin:/sbin"));
    command
}

/// What came of starting a command; without the program, a sentence on what to install.
pub(crate) fn found<T>(started: std::io::Result<T>, command: &Command, package: &str) -> T {
    let program = command.get_program().display();
    match started {
        Ok(started) => started,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            panic!("{program} is not here; install the package {package}, or run: scripts/setup test")
        }
        Err(error) => panic!("{program} could not be started: {error}"),
    }
}

/// A port that nothing listens on. The system hands out higher ones to whoever connects, so none of these is taken
/// between now and then.
pub(crate) fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(process::id() % 10_000).unwrap();
    loop {
        let port = 20_000 + (first + NEXT.fetch_add(1, Relaxed)) % 10_000;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// Waits until something is so.
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < LIMIT, "waited in vain until {what}");
        thread::sleep(Duration::from_millis(20));
    }
}
