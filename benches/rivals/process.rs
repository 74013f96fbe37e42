//! Programs as the system sees them (`/proc`): the processor time they took, the memory they hold, their children.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::time::{ClockId, clock_gettime};

use crate::Outcome;

/// Linux counts processor time in hundredths of a second, whatever its own clock does.
const TICKS: f64 = 100.0;

/// What a finished program took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// Processor time outside the kernel, of it and its children, in seconds.
    pub(crate) user: f64,
    /// From start to end, in seconds.
    pub(crate) wall: f64,
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Outcome<(Cost, String)> {
    let before = children_user()?;
    let began = Instant::now();
    let output = command.stderr(Stdio::piped()).output()?;
    let wall = began.elapsed().as_secs_f64();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let user = children_user()? - before;
    Ok((
        Cost { user, wall },
        String::from_utf8_lossy(&output.stdout).into_owned(),
    ))
}

/// The most memory a program held from start to end, in megabytes.
pub(crate) fn most(command: &mut Command) -> Outcome<f64> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    let ended = loop {
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        // It only grows, and is gone with the program: the last look is at most a millisecond old.
        if let Ok(held) = fs::read_to_string(&status)
            .map_err(Into::into)
            .and_then(high_water)
        {
            most = most.max(held);
        }
        thread::sleep(Duration::from_millis(1));
    };
    if ended.success() {
        Ok(most)
    } else {
        Err("it failed".into())
    }
}

/// The seconds that this process has worked so far, all its threads together, waiting left out: others on the machine may
/// do what they like meanwhile.
pub(crate) fn worked() -> f64 {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    spent.tv_sec as f64 + spent.tv_nsec as f64 / 1e9
}

/// The most memory this process has held, in megabytes.
pub(crate) fn peak() -> Outcome<f64> {
    high_water(fs::read_to_string("/proc/self/status")?)
}

/// The most memory, out of `/proc/PID/status`, in megabytes.
fn high_water(status: String) -> Outcome<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    Ok(kilobytes.ok_or("no /proc")? / 1024.0)
}

/// The processor time of all children that have ended.
fn children_user() -> Outcome<f64> {
    Ok(numbers("self")
        .and_then(|all| all.get(13).copied())
        .ok_or("no /proc")?
        / TICKS)
}

/// The numbers of `/proc/PID/stat` that follow the name, the first of them the parent (field 4).
fn numbers(process: &str) -> Option<Vec<f64>> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    Some(
        std::iter::once(0.0)
            .chain(rest.split_whitespace().skip(1).map(|n| n.parse().unwrap_or(0.0)))
            .collect(),
    )
}

/// A running program with all that it starts; gone when dropped.
pub(crate) struct Running(Child);

impl Running {
    /// Starts it in a process group of its own.
    pub(crate) fn start(command: &mut Command) -> Outcome<Self> {
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Ok(Self(command.process_group(0).spawn()?))
    }

    /// The program has ended by itself.
    pub(crate) fn is_over(&mut self) -> bool {
        !matches!(self.0.try_wait(), Ok(None))
    }

    /// The program and everything below it.
    fn tree(&self) -> Vec<u32> {
        let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let names = fs::read_dir("/proc").into_iter().flatten().flatten();
        for pid in names.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok()) {
            if let Some(parent) = numbers(&pid.to_string()).and_then(|all| all.get(1).copied()) {
                children.entry(parent as u32).or_default().push(pid);
            }
        }
        let mut tree = vec![self.0.id()];
        let mut next = 0;
        while let Some(pid) = tree.get(next).copied() {
            tree.extend(children.remove(&pid).unwrap_or_default());
            next += 1;
        }
        tree
    }

    /// The memory of the tree in megabytes, what is shared with others divided among them (PSS).
    pub(crate) fn memory(&self) -> f64 {
        let kilobytes = |pid: u32| -> Option<f64> {
            let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
            let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
            line.trim().trim_end_matches("kB").trim().parse().ok()
        };
        self.tree().into_iter().filter_map(kilobytes).sum::<f64>() / 1024.0
    }

    /// Waits until the tree has done next to nothing for three seconds, at most a minute.
    pub(crate) fn rest(&self) {
        let spent = || -> f64 {
            let of = |pid: u32| numbers(&pid.to_string()).map_or(0.0, |all| all[11] + all[12]);
            self.tree().into_iter().map(of).sum()
        };
        let (mut last, mut calm) = (spent(), 0);
        for _ in 0..60 {
            thread::sleep(Duration::from_secs(1));
            let now = spent();
            calm = if now - last <= 3.0 { calm + 1 } else { 0 };
            if calm == 3 {
                return;
            }
            last = now;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        for signal in ["-TERM", "-KILL"] {
            let _ = Command::new("kill")
                .args([signal, "--", &group])
                .stderr(Stdio::null())
                .status();
            thread::sleep(Duration::from_millis(500));
        }
        let _ = self.0.wait();
    }
}
