//! The folder as it fails in the world: a share that all see alike, or a cloud service with a replica on each
//! desk. Files are delayed, reordered, lost, cut short, filled with zeros, flipped in a bit, spelled in
//! capitals, copied as conflicts, removed and rolled back.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    sync::Arc,
};

use sync::FolderError;

use crate::chance::Dice;

#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) bytes: Arc<Vec<u8>>,
    pub(crate) modified: u128,
}

pub(crate) type Tree = BTreeMap<String, File>;

/// A change on its way through the cloud service: the file's new bytes, or none when it was removed.
#[derive(Debug, Clone)]
struct Message {
    due: i64,
    desk: usize,
    is_upload: bool,
    name: String,
    bytes: Option<Arc<Vec<u8>>>,
}

/// The one folder.
#[derive(Debug)]
pub(crate) struct World {
    is_share: bool,
    cloud: Tree,
    replicas: Vec<Tree>,
    under_way: Vec<Message>,
    rolled_back_to: Option<Tree>,
    pub(crate) now: i64,
    pub(crate) online: Vec<bool>,
    /// Nothing fails any more, and everything travels at once.
    pub(crate) is_calm: bool,
    /// After so many more works on the folder, the desk's computer loses power.
    pub(crate) fuse: Vec<Option<u32>>,
    pub(crate) faults: usize,
    pub(crate) files_written: usize,
    clock: u128,
    pub(crate) dice: Dice,
}

impl World {
    pub(crate) fn new(desks: usize, dice: Dice) -> Self {
        Self {
            is_share: dice.below(100) < 35,
            cloud: Tree::new(),
            replicas: vec![Tree::new(); desks],
            under_way: Vec::new(),
            rolled_back_to: None,
            now: 0,
            online: vec![true; desks],
            is_calm: true,
            fuse: vec![None; desks],
            faults: 0,
            files_written: 0,
            clock: 0,
            dice,
        }
    }

    /// One more computer. What the cloud service has comes down to it by and by. Returns its number.
    pub(crate) fn add_desk(&mut self) -> usize {
        let desk = self.replicas.len();
        self.replicas.push(Tree::new());
        self.online.push(true);
        self.fuse.push(None);
        if !self.is_share {
            for (name, file) in self.cloud.clone() {
                if World::is_vault(&name) {
                    self.place(desk, &name, Some(file.bytes));
                } else {
                    self.send_down(desk, &name, Some(file.bytes));
                }
            }
        }
        desk
    }

    pub(crate) fn tree(&mut self, desk: usize) -> &mut Tree {
        if self.is_share {
            &mut self.cloud
        } else {
            &mut self.replicas[desk]
        }
    }

    fn file(&mut self, bytes: Arc<Vec<u8>>) -> File {
        self.clock += 1;
        File {
            bytes,
            modified: self.clock,
        }
    }

    pub(crate) fn is_vault(name: &str) -> bool {
        name.starts_with("sekretariat")
    }

    pub(crate) fn write(&mut self, desk: usize, name: &str, bytes: Vec<u8>) {
        let bytes = Arc::new(bytes);
        self.files_written += 1;
        let file = self.file(bytes.clone());
        self.tree(desk).insert(name.into(), file);
        if !self.is_share {
            self.send(desk, name, Some(bytes));
        }
    }

    pub(crate) fn erase(&mut self, desk: usize, name: &str) {
        self.tree(desk).remove(name);
        if !self.is_share {
            self.send(desk, name, None);
        }
    }

    fn send(&mut self, desk: usize, name: &str, bytes: Option<Arc<Vec<u8>>>) {
        let delay = if self.is_calm {
            0
        } else {
            self.dice.between(1, 300)
        };
        self.under_way.push(Message {
            due: self.now + delay,
            desk,
            is_upload: true,
            name: name.into(),
            bytes,
        });
    }

    /// Time goes on, and what is due arrives.
    pub(crate) fn turn(&mut self, seconds: i64) {
        self.now += seconds;
        loop {
            let (now, is_calm) = (self.now, self.is_calm);
            let online = self.online.clone();
            let (mut due, later): (Vec<_>, Vec<_>) = std::mem::take(&mut self.under_way)
                .into_iter()
                .partition(|message| (message.due <= now || is_calm) && online[message.desk]);
            self.under_way = later;
            if due.is_empty() {
                break;
            }
            due.sort_by_key(|message| message.due);
            for message in due {
                self.arrive(message);
            }
        }
        if self.is_calm && !self.is_share {
            self.complete();
        }
    }

    fn arrive(&mut self, message: Message) {
        if !message.is_upload {
            self.place(message.desk, &message.name, message.bytes);
            return;
        }
        let Message {
            desk,
            mut name,
            bytes,
            ..
        } = message;
        let is_other = |file: &File| Some(&file.bytes) != bytes.as_ref();
        if bytes.is_some()
            && self.cloud.get(&name).is_some_and(is_other)
            && !self.is_calm
            && self.dice.once_in(2)
        {
            let day = self.dice.between(1, 9);
            name = format!(
                "{} (Karis konfliktkopi 2026-03-0{day}).mbs",
                name.trim_end_matches(".mbs")
            );
        }
        match &bytes {
            Some(bytes) => {
                let file = self.file(bytes.clone());
                self.cloud.insert(name.clone(), file);
            }
            None => drop(self.cloud.remove(&name)),
        }
        for other in (0..self.replicas.len()).filter(|other| *other != desk) {
            if self.is_calm || World::is_vault(&name) {
                self.place(other, &name, bytes.clone());
            } else {
                self.send_down(other, &name, bytes.clone());
            }
        }
    }

    /// On the way down, one in eight files has a mishap.
    fn send_down(&mut self, desk: usize, name: &str, bytes: Option<Arc<Vec<u8>>>) {
        let due = self.now + self.dice.between(1, 400);
        let mut down = |due: i64, name: String, bytes: Option<Arc<Vec<u8>>>| {
            self.under_way.push(Message {
                due,
                desk,
                is_upload: false,
                name,
                bytes,
            });
        };
        let Some(whole) = bytes else {
            down(due, name.into(), None);
            return;
        };
        // What is empty cannot be damaged.
        let mishap = if whole.is_empty() {
            usize::MAX
        } else {
            self.dice.below(48)
        };
        if mishap < 6 {
            self.faults += 1;
        }
        let damaged = match mishap {
            0 => Some(whole[..self.dice.below(whole.len())].to_vec()),
            1 => Some(vec![0; whole.len()]),
            2 => {
                let mut flipped = whole.to_vec();
                let place = self.dice.below(flipped.len());
                flipped[place] ^= 1 << self.dice.below(8);
                Some(flipped)
            }
            _ => None,
        };
        match mishap {
            0..=2 => {
                down(due, name.into(), damaged.map(Arc::new));
                if self.dice.once_in(2) {
                    down(due + 100, name.into(), Some(whole));
                }
            }
            3 => down(due, name.to_uppercase(), Some(whole)),
            4 => {
                let copy = name.replace(".mb", ".sync-conflict-20260301-120000-ABCDEF7.mb");
                down(due, copy, Some(whole.clone()));
                down(due + 5, name.into(), Some(whole));
            }
            5 => {} // lost
            _ => down(due, name.into(), Some(whole)),
        }
    }

    fn place(&mut self, desk: usize, name: &str, bytes: Option<Arc<Vec<u8>>>) {
        match bytes {
            Some(bytes) => {
                let file = self.file(bytes);
                self.replicas[desk].insert(name.into(), file);
            }
            None => drop(self.replicas[desk].remove(name)),
        }
    }

    /// The cloud service brings every replica what it does not have at all. What it believes to be there, it
    /// leaves alone, damaged or not.
    fn complete(&mut self) {
        for replica in &mut self.replicas {
            for (name, file) in &self.cloud {
                replica.entry(name.clone()).or_insert_with(|| file.clone());
            }
        }
    }

    /// Whatever was under way is lost.
    pub(crate) fn calm(&mut self) {
        self.is_calm = true;
        self.under_way.clear();
        self.online.fill(true);
        self.fuse.fill(None);
    }

    fn victim(&mut self, desk: usize) -> Option<String> {
        let names: Vec<String> = self
            .tree(desk)
            .keys()
            .filter(|name| !World::is_vault(name))
            .cloned()
            .collect();
        self.dice.pick(&names).cloned()
    }

    /// Somebody removes a file.
    pub(crate) fn lose_one(&mut self, desk: usize) {
        if let Some(name) = self.victim(desk) {
            self.faults += 1;
            self.erase(desk, &name);
        }
    }

    /// A file is filled with zeros, sometimes without a trace in its length and its time, and uploaded.
    pub(crate) fn zero_one(&mut self, desk: usize) {
        let Some(name) = self.victim(desk) else { return };
        self.faults += 1;
        let old = self.tree(desk)[&name].clone();
        self.write(desk, &name, vec![0; old.bytes.len()]);
        if self.dice.once_in(3)
            && let Some(file) = self.tree(desk).get_mut(&name)
        {
            file.modified = old.modified;
        }
    }

    /// Somebody leaves something of their own in the folder.
    pub(crate) fn litter(&mut self, desk: usize) {
        let names = [
            "d/desktop.ini",
            "d/~$sak.docx",
            "d/.ds_store",
            "d/thumbs.db",
            "d/0000000000000007/x.mbs",
            "b/desktop.ini",
            "b/07/x.mbb",
        ];
        let name = names[self.dice.below(names.len())];
        let bytes = (0..self.dice.below(200))
            .map(|_| self.dice.next().to_le_bytes()[0])
            .collect();
        self.write(desk, name, bytes);
    }

    /// Every name that anybody sees.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        let trees = self.replicas.iter().chain([&self.cloud]);
        trees.flat_map(|tree| tree.keys().cloned()).collect()
    }

    /// What one desk has in its replica is in another's, past the cloud.
    pub(crate) fn hand_over(&mut self, from: usize, to: usize) {
        for (name, file) in self.replicas[from].clone() {
            self.replicas[to].entry(name).or_insert(file);
        }
    }

    /// Every file is gone that has not one of these names, on its way or there.
    pub(crate) fn lose_all_but(&mut self, names: &BTreeSet<String>) {
        self.faults += 1;
        for tree in self.replicas.iter_mut().chain([&mut self.cloud]) {
            tree.retain(|name, _| names.contains(name));
        }
        self.under_way.retain(|message| names.contains(&message.name));
    }

    pub(crate) fn remember(&mut self) {
        self.rolled_back_to = Some(self.cloud.clone());
    }

    /// The whole folder is what it was some time ago.
    pub(crate) fn roll_back(&mut self) {
        if let Some(tree) = self.rolled_back_to.clone() {
            self.faults += 1;
            self.replicas.fill(tree.clone());
            self.cloud = tree;
        }
    }

    pub(crate) fn file_count(&self) -> usize {
        self.cloud.len()
    }

    /// One work of a desk on the folder: nothing when the power goes.
    pub(crate) fn works(&mut self, desk: usize) -> Result<(), FolderError> {
        if let Some(left) = &mut self.fuse[desk] {
            if *left == 0 {
                return Err(FolderError::Other(io::Error::other("power cut")));
            }
            *left -= 1;
        }
        if self.is_share && !self.online[desk] {
            return Err(FolderError::Unavailable);
        }
        Ok(())
    }
}
