//! `GET /v5/orders/{id}/subscribe` (`docs/wire-format.md` section 11.1): the order at once, a message for each change,
//! a comment now and then, `stop` after the end. Faults are carried out here. It never sends anything but whole orders
//! as data.

use super::{
    orders::{answer, unknown_order},
    query::Partner,
};
use crate::{
    base_url::BaseUrl,
    faults::{Garbage, StreamFault},
    orders::{Order, Subscription},
    refusal::Refusal,
    sandbox::Sandbox,
};
use axum::{
    Extension,
    extract::{Path, State},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream::poll_fn;
use serde_json::json;
use std::{future::pending, io, sync::Arc, time::Duration};
use tokio::{
    sync::{broadcast::error::RecvError, mpsc},
    time::sleep,
};

type Sender = mpsc::Sender<Result<Event, io::Error>>;

const HOUR_MS: u64 = 3_600_000;

/// Opens the stream of an order.
pub(crate) async fn subscribe(
    State(sandbox): State<Arc<Sandbox>>,
    _: Partner,
    BaseUrl(base): BaseUrl,
    Path(id): Path<String>,
    fault: Option<Extension<StreamFault>>,
) -> Result<Response, Refusal> {
    let subscription = sandbox.orders.subscribe(&id).ok_or_else(unknown_order)?;
    let fault = fault.map(|Extension(fault)| fault).unwrap_or_default();
    let is_silent = fault.silent;
    let heartbeat = sandbox.options.heartbeat;
    let (sender, mut events) = mpsc::channel(16);
    tokio::spawn(tell(Teller { sandbox, base, fault, sender }, subscription));
    let stream = Sse::new(poll_fn(move |context| events.poll_recv(context)));
    Ok(if is_silent {
        stream.into_response()
    } else {
        stream.keep_alive(KeepAlive::new().interval(heartbeat).text("heartbeat")).into_response()
    })
}

/// The event after which a client never comes back.
fn stop() -> Event {
    Event::default().event("stop").data("stop")
}

struct Teller {
    sandbox: Arc<Sandbox>,
    base: String,
    fault: StreamFault,
    sender: Sender,
}

/// Tells the order until it is over, the listener leaves, the server stops or a fault cuts the stream.
async fn tell(teller: Teller, mut subscription: Subscription) {
    let mut closing = teller.sandbox.closing.subscribe();
    let stopped = async {
        // The guard of the value must not live across another wait.
        drop(closing.wait_for(|closing| *closing).await);
    };
    let told = async {
        if teller.fault.silent {
            return pending().await;
        }
        let mut order = Arc::clone(&subscription.current);
        loop {
            teller.message(&order).await;
            if order.is_final() {
                return teller.send(stop()).await;
            }
            order = loop {
                match subscription.changes.recv().await {
                    Ok(order) => break order,
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return,
                }
            };
        }
    };
    let cut = async {
        match teller.fault.drop_after_ms {
            Some(milliseconds) => sleep(Duration::from_millis(milliseconds)).await,
            None => pending().await,
        }
    };
    tokio::select! {
        () = told => {}
        () = teller.sender.closed() => {}
        () = stopped => {}
        () = cut => {
            // An error in the middle of a body ends the connection without the end of the body.
            let _ = teller.sender.send(Err(io::Error::other("cut by a fault"))).await;
        }
    }
}

impl Teller {
    /// One order as data, after whatever useless message a fault asks for.
    async fn message(&self, order: &Order) {
        if let Some(garbage) = &self.fault.garbage {
            let event = match self.garbage(order, garbage) {
                Some(text) => Event::default().data(text),
                None => stop(),
            };
            self.send(event).await;
        }
        self.send(Event::default().data(answer(&self.sandbox, order, &self.base).to_string())).await;
    }

    fn garbage(&self, order: &Order, garbage: &Garbage) -> Option<String> {
        let mut json = answer(&self.sandbox, order, &self.base);
        Some(match garbage {
            Garbage::Broken => {
                let text = json.to_string();
                text.chars().take(text.len() / 2).collect()
            }
            Garbage::Foreign => {
                json["order_id"] = json!("00000000-0000-4000-8000-000000000000");
                json["order_state"] = json!("Done");
                json.to_string()
            }
            Garbage::Older => {
                let older = Order {
                    state: "Created".to_owned(),
                    updated: order.updated.saturating_sub(HOUR_MS),
                    ..order.clone()
                };
                answer(&self.sandbox, &older, &self.base).to_string()
            }
            Garbage::Text(text) => text.replace('\r', " "),
            Garbage::Stop => return None,
        })
    }

    /// A listener who has left hears nothing; that is no error.
    async fn send(&self, event: Event) {
        let _ = self.sender.send(Ok(event)).await;
    }
}
