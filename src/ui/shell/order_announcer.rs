//! What the page is told of orders: each thing once a browser, however many tabs hear of it in the same moment. It keeps
//! what waits, and nothing of what was told.

use crate::browser::sleep::sleep;
use crate::browser::task::Task;
use crate::browser::web_lock::WebLock;
use crate::domain::flow::Announcement;
use crate::ui::shell::journal_storage;
use crate::ui::shell::store::Store;
use std::cell::RefCell;
use std::rc::Rc;

/// Milliseconds until what one tab wrote is there for every other one: storage reaches other processes late.
const SETTLES: u32 = 150;

/// One element's announcements of orders.
#[derive(Default)]
pub(crate) struct OrderAnnouncer {
    waiting: Rc<RefCell<Vec<Announcement>>>,
    /// The present turn, and the one before, which may still wait for storage.
    turns: RefCell<[Option<Task>; 2]>,
}

impl OrderAnnouncer {
    /// Tells the page in this tab's turn, unless another tab has.
    pub(crate) fn tell(&self, store: Store, base: String, announcement: Announcement) {
        let mut waiting = self.waiting.borrow_mut();
        waiting.push(announcement);
        // Whoever is first begins; the others are told in the same turn.
        if waiting.len() > 1 {
            return;
        }
        let waiting = Rc::clone(&self.waiting);
        let task = Task::spawn(async move {
            let _turn = WebLock::take(&base).await;
            for announcement in waiting.take() {
                if journal_storage::is_news(&base, &announcement) {
                    store.with_shell(|shell| shell.announce(announcement));
                }
            }
            sleep(SETTLES).await;
        });
        let mut turns = self.turns.borrow_mut();
        turns.swap(0, 1);
        turns[0] = Some(task);
    }
}
