//! Records on this machine: in a file that outlives the host, or in its memory.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::alive::SignOfLife;
use super::embedded::Embedded;
use super::key::Key;
use super::record::{Owner, Record};
use super::rules::Change;
use super::store::StoreError;

/// How many records are kept in memory. Beyond it, those go first that would be forgotten first; what is under way stays.
const ROOM: usize = 100_000;

/// The records.
#[derive(Clone, Debug)]
pub(super) struct Local(Arc<Kept>);

#[derive(Debug)]
enum Kept {
    Memory(Mutex<HashMap<Key, Record>>),
    Embedded(Embedded, SignOfLife),
}

impl Local {
    /// Records in this host's memory.
    pub(super) fn in_memory() -> Self {
        Self(Arc::new(Kept::Memory(Mutex::default())))
    }

    /// Records in a file of `folder`, for the host that is `owner`.
    ///
    /// # Errors
    ///
    /// Where the file cannot be used.
    pub(super) fn in_file(folder: &Path, owner: Owner) -> Result<Self, StoreError> {
        let life = SignOfLife::show(folder, owner).map_err(StoreError::of)?;
        Ok(Self(Arc::new(Kept::Embedded(Embedded::open(folder)?, life))))
    }

    /// Looks at the record of `key` at `now` and changes it, with nothing in between. What is put is safe when this returns.
    pub(super) async fn transact<T: Send + 'static>(
        &self,
        key: Key,
        now: u64,
        look: impl FnOnce(Option<&Record>, &Self) -> (T, Change) + Send + 'static,
    ) -> Result<T, StoreError> {
        let store = self.clone();
        match &*self.0 {
            Kept::Memory(records) => {
                let mut records = records.lock().unwrap_or_else(PoisonError::into_inner);
                let (looked, change) = look(records.get(&key), self);
                match change {
                    Change::Keep => {}
                    Change::Put(record) => {
                        if records.len() >= ROOM && !records.contains_key(&key) {
                            make_room(&mut records, now);
                        }
                        records.insert(key, record);
                    }
                    Change::Delete => {
                        records.remove(&key);
                    }
                }
                Ok(looked)
            }
            Kept::Embedded(..) => tokio::task::spawn_blocking(move || match &*store.0 {
                Kept::Embedded(file, _) => file.transact(&key, now, |found| look(found, &store)),
                Kept::Memory(_) => Err(StoreError::of("in memory")),
            })
            .await
            .map_err(StoreError::of)?,
        }
    }

    /// Whether the host that is `owner` runs.
    pub(super) fn is_alive(&self, owner: Owner) -> bool {
        match &*self.0 {
            // Nobody else writes to it.
            Kept::Memory(_) => true,
            Kept::Embedded(_, life) => life.is_alive(owner),
        }
    }
}

fn make_room(records: &mut HashMap<Key, Record>, now: u64) {
    records.retain(|_, record| !record.is_over(now));
    while records.len() >= ROOM {
        let ending = records
            .iter()
            .filter_map(|(key, record)| Some((record.ends()?, *key)))
            .min_by_key(|(ends, _)| *ends);
        let Some((_, key)) = ending else { return };
        records.remove(&key);
    }
}
