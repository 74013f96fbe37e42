//! A file system that hands everything on to a folder, and fails as it is told to.

use std::{
    ffi::{OsStr, OsString},
    fs::{self, File, OpenOptions},
    io::Read,
    os::unix::fs::{FileExt, MetadataExt},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::{Duration, UNIX_EPOCH},
};

use fuser::{
    BackgroundSession, Errno, FileAttr, FileHandle, FileType, Filesystem, FopenFlags, Generation, INodeNo,
    LockOwner, OpenFlags, ReplyAttr, ReplyCreate, ReplyData, ReplyDirectory, ReplyEmpty, ReplyEntry,
    ReplyOpen, ReplyWrite, Request, WriteFlags,
};
use tempfile::{TempDir, tempdir};

/// The kernel remembers nothing, so that a fault begins and ends at once.
const NOT_A_MOMENT: Duration = Duration::ZERO;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Everything fails: the disk was pulled out.
    Gone,
    /// The disk is pulled out when half of a file is written.
    GoneMidway,
    /// The disk is full when half of a file is written.
    FullMidway,
    /// Another program holds every file.
    Held,
    /// No file may be opened.
    Denied,
    /// No file can be read.
    Unreadable,
    /// Reading ends halfway through a file.
    CutShort,
    /// What nobody has seen this way before is not listed yet.
    Late,
}

/// What goes wrong now, and how many names had been seen when it began.
#[derive(Debug, Default, Clone, Copy)]
struct Weather {
    fault: Option<Fault>,
    seen: usize,
}

/// A folder that is mounted once more.
pub(crate) struct Mounted {
    names: Arc<Mutex<Vec<PathBuf>>>,
    weather: Arc<Mutex<Weather>>,
    _session: BackgroundSession,
    place: TempDir,
}

impl Mounted {
    /// Mounts a folder once more, so that it fails for who goes this way.
    pub(crate) fn over(folder: &Path) -> Self {
        let place = tempdir().unwrap();
        let (names, weather) = (Arc::new(Mutex::new(vec![PathBuf::new()])), Arc::default());
        let passing = Passing {
            root: folder.to_owned(),
            names: Arc::clone(&names),
            weather: Arc::clone(&weather),
        };
        let session = fuser::spawn_mount(passing, place.path(), &fuser::Config::default());
        Self {
            names,
            weather,
            _session: session.unwrap_or_else(|error| {
                panic!(
                    "no file system can be mounted here ({error}): it takes /dev/fuse, and for who is not root the \
                     package fuse3 (scripts/setup test)"
                )
            }),
            place,
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.place.path()
    }

    pub(crate) fn fails(&self, fault: Fault) {
        *self.weather.lock().unwrap() = Weather {
            fault: Some(fault),
            seen: self.names.lock().unwrap().len(),
        };
    }

    pub(crate) fn works(&self) {
        self.weather.lock().unwrap().fault = None;
    }

    /// It works again after a while.
    pub(crate) fn works_in(&self, while_: Duration) {
        let weather = Arc::clone(&self.weather);
        std::thread::spawn(move || {
            std::thread::sleep(while_);
            weather.lock().unwrap().fault = None;
        });
    }
}

struct Passing {
    root: PathBuf,
    /// The path of each inode, by its number from 1.
    names: Arc<Mutex<Vec<PathBuf>>>,
    weather: Arc<Mutex<Weather>>,
}

impl Passing {
    fn fault(&self) -> Result<Option<Fault>, Errno> {
        match self.weather.lock().unwrap().fault {
            Some(Fault::Gone) => Err(Errno::EIO),
            fault => Ok(fault),
        }
    }

    fn path(&self, ino: INodeNo) -> Result<PathBuf, Errno> {
        let names = self.names.lock().unwrap();
        let place = usize::try_from(ino.0).map_err(|_| Errno::ENOENT)?;
        names.get(place.wrapping_sub(1)).cloned().ok_or(Errno::ENOENT)
    }

    fn ino(&self, path: &Path) -> INodeNo {
        let mut names = self.names.lock().unwrap();
        let place = names.iter().position(|name| name == path).unwrap_or_else(|| {
            names.push(path.to_owned());
            names.len() - 1
        });
        INodeNo(place as u64 + 1)
    }

    fn about(&self, path: &Path) -> Result<FileAttr, Errno> {
        self.fault()?;
        let about = fs::metadata(self.root.join(path))?;
        let modified = about.modified()?;
        Ok(FileAttr {
            ino: self.ino(path),
            size: about.len(),
            blocks: about.blocks(),
            atime: modified,
            mtime: modified,
            ctime: modified,
            crtime: UNIX_EPOCH,
            kind: kind(&about),
            perm: 0o700,
            nlink: 1,
            uid: about.uid(),
            gid: about.gid(),
            rdev: 0,
            blksize: 4096,
            flags: 0,
        })
    }

    fn below(&self, parent: INodeNo, name: &OsStr) -> Result<PathBuf, Errno> {
        Ok(self.path(parent)?.join(name))
    }

    /// Opening and removing is what another program's hold prevents.
    fn taken(&self) -> Result<(), Errno> {
        match self.fault()? {
            Some(Fault::Held) => Err(Errno::EBUSY),
            Some(Fault::Denied) => Err(Errno::EACCES),
            _ => Ok(()),
        }
    }

    fn make(&self, path: &Path) -> Result<FileAttr, Errno> {
        self.taken()?;
        File::create_new(self.root.join(path))?;
        self.about(path)
    }

    fn make_folder(&self, path: &Path) -> Result<FileAttr, Errno> {
        self.fault()?;
        fs::create_dir(self.root.join(path))?;
        self.about(path)
    }

    fn remove(&self, path: &Path) -> Result<(), Errno> {
        self.taken()?;
        Ok(fs::remove_file(self.root.join(path))?)
    }

    fn read(&self, path: &Path, from: u64, most: u32) -> Result<Vec<u8>, Errno> {
        let fault = self.fault()?;
        let mut bytes = Vec::new();
        File::open(self.root.join(path))?.read_to_end(&mut bytes)?;
        match fault {
            Some(Fault::Unreadable) => return Err(Errno::EIO),
            Some(Fault::CutShort) => bytes.truncate(bytes.len() / 2),
            _ => {}
        }
        let from = usize::try_from(from).map_err(|_| Errno::EINVAL)?.min(bytes.len());
        Ok(bytes[from..].iter().take(most as usize).copied().collect())
    }

    fn write(&self, path: &Path, from: u64, bytes: &[u8]) -> Result<u32, Errno> {
        let file = OpenOptions::new().write(true).open(self.root.join(path))?;
        let bytes = match self.fault()? {
            Some(Fault::FullMidway) if from > 0 => return Err(Errno::ENOSPC),
            Some(Fault::FullMidway) => &bytes[..bytes.len() / 2],
            Some(Fault::GoneMidway) => {
                self.weather.lock().unwrap().fault = Some(Fault::Gone);
                &bytes[..bytes.len() / 2]
            }
            _ => bytes,
        };
        file.write_all_at(bytes, from)?;
        u32::try_from(bytes.len()).map_err(|_| Errno::EINVAL)
    }

    fn list(&self, path: &Path) -> Result<Vec<(INodeNo, FileType, OsString)>, Errno> {
        let is_late = self.fault()? == Some(Fault::Late);
        let seen = self.weather.lock().unwrap().seen as u64;
        let mut found = Vec::new();
        for entry in fs::read_dir(self.root.join(path))? {
            let (name, about) = entry.and_then(|entry| Ok((entry.file_name(), entry.metadata()?)))?;
            let ino = self.ino(&path.join(&name));
            if !is_late || ino.0 <= seen {
                found.push((ino, kind(&about), name));
            }
        }
        found.sort_by(|(_, _, one), (_, _, other)| one.cmp(other));
        Ok(found)
    }
}

fn kind(about: &fs::Metadata) -> FileType {
    if about.is_dir() {
        FileType::Directory
    } else {
        FileType::RegularFile
    }
}

impl Filesystem for Passing {
    fn lookup(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        match self.below(parent, name).and_then(|path| self.about(&path)) {
            Ok(about) => reply.entry(&NOT_A_MOMENT, &about, Generation(0)),
            Err(error) => reply.error(error),
        }
    }

    fn getattr(&self, _: &Request, ino: INodeNo, _: Option<FileHandle>, reply: ReplyAttr) {
        match self.path(ino).and_then(|path| self.about(&path)) {
            Ok(about) => reply.attr(&NOT_A_MOMENT, &about),
            Err(error) => reply.error(error),
        }
    }

    fn mkdir(&self, _: &Request, parent: INodeNo, name: &OsStr, _: u32, _: u32, reply: ReplyEntry) {
        match self.below(parent, name).and_then(|path| self.make_folder(&path)) {
            Ok(about) => reply.entry(&NOT_A_MOMENT, &about, Generation(0)),
            Err(error) => reply.error(error),
        }
    }

    fn create(&self, _: &Request, parent: INodeNo, name: &OsStr, _: u32, _: u32, _: i32, reply: ReplyCreate) {
        match self.below(parent, name).and_then(|path| self.make(&path)) {
            Ok(about) => {
                let flags = FopenFlags::FOPEN_DIRECT_IO;
                reply.created(&NOT_A_MOMENT, &about, Generation(0), FileHandle(0), flags);
            }
            Err(error) => reply.error(error),
        }
    }

    fn open(&self, _: &Request, _: INodeNo, _: OpenFlags, reply: ReplyOpen) {
        match self.taken() {
            Ok(()) => reply.opened(FileHandle(0), FopenFlags::FOPEN_DIRECT_IO),
            Err(error) => reply.error(error),
        }
    }

    fn read(
        &self,
        _: &Request,
        ino: INodeNo,
        _: FileHandle,
        from: u64,
        most: u32,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyData,
    ) {
        match self.path(ino).and_then(|path| self.read(&path, from, most)) {
            Ok(bytes) => reply.data(&bytes),
            Err(error) => reply.error(error),
        }
    }

    fn write(
        &self,
        _: &Request,
        ino: INodeNo,
        _: FileHandle,
        from: u64,
        bytes: &[u8],
        _: WriteFlags,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyWrite,
    ) {
        match self.path(ino).and_then(|path| self.write(&path, from, bytes)) {
            Ok(written) => reply.written(written),
            Err(error) => reply.error(error),
        }
    }

    fn fsync(&self, _: &Request, _: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        done(self.fault().map(drop), reply);
    }

    fn unlink(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        done(
            self.below(parent, name).and_then(|path| self.remove(&path)),
            reply,
        );
    }

    fn readdir(&self, _: &Request, ino: INodeNo, _: FileHandle, after: u64, mut reply: ReplyDirectory) {
        match self.path(ino).and_then(|path| self.list(&path)) {
            Ok(found) => {
                let left = (1_u64..).zip(found).skip_while(|(place, _)| *place <= after);
                for (place, (ino, kind, name)) in left {
                    if reply.add(ino, place, kind, name) {
                        break;
                    }
                }
                reply.ok();
            }
            Err(error) => reply.error(error),
        }
    }
}

fn done(work: Result<(), Errno>, reply: ReplyEmpty) {
    match work {
        Ok(()) => reply.ok(),
        Err(error) => reply.error(error),
    }
}
