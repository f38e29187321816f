//! [wasm] A claim to a turn among all tabs of a browser, for whoever goes on meanwhile: it stands in line until its turn
//! comes, has the turn from then on, and gives up either when it is dropped.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use crate::browser::task::Task;
use crate::browser::web_lock::request;

/// A claim, in line or granted.
#[must_use = "dropping it gives the turn up"]
pub(crate) struct LockClaim {
    state: Rc<State>,
    abort: AbortController,
}

struct State {
    on_turn: RefCell<Option<Box<dyn FnOnce()>>>,
    /// What ends the turn, once it is had.
    release: RefCell<Option<Function>>,
}

impl LockClaim {
    /// Stands in line for the turn of that name; `None` where the browser has no locks. `on_turn` is called once, later,
    /// and not at all for a claim that was dropped. Where the browser refuses (in a frame without an origin of its own),
    /// nobody else is in line either: it is called as well.
    pub(crate) fn new(name: &str, on_turn: impl FnOnce() + 'static) -> Option<Self> {
        let abort = AbortController::new().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"signal".into(), &abort.signal()).ok()?;
        let on_turn: Box<dyn FnOnce()> = Box::new(on_turn);
        let state = Rc::new(State { on_turn: RefCell::new(Some(on_turn)), release: RefCell::default() });
        let (granted, refused) = (Rc::downgrade(&state), Rc::downgrade(&state));
        let held = Closure::once_into_js(move || hold(&granted));
        let ended = request(name, &options, &held)?;
        Task::detach(async move {
            if JsFuture::from(ended).await.is_err() {
                tell(&refused);
            }
        });
        Some(Self { state, abort })
    }
}

impl Drop for LockClaim {
    fn drop(&mut self) {
        self.abort.abort();
        if let Some(release) = self.state.release.take() {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// A promise that is kept when the turn is given up; nothing, which ends the turn at once, if it was given up already.
fn hold(state: &Weak<State>) -> JsValue {
    let Some(held) = state.upgrade() else { return JsValue::UNDEFINED };
    let turn = Promise::new(&mut |release, _| {
        held.release.replace(Some(release));
    });
    drop(held);
    tell(state);
    turn.into()
}

fn tell(state: &Weak<State>) {
    let on_turn = state.upgrade().and_then(|state| state.on_turn.take());
    if let Some(on_turn) = on_turn {
        on_turn();
    }
}
