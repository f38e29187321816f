//! `/sandbox/settings`: which of the wire's open forms are used.

use super::body::{Body, answer};
use crate::{refusal::Refusal, sandbox::Sandbox, settings::Settings};
use axum::{Json, extract::State, response::Response};
use std::sync::Arc;

/// What is switched now.
pub(crate) async fn read(State(sandbox): State<Arc<Sandbox>>) -> Json<Settings> {
    Json(sandbox.settings.read().clone())
}

/// Switches what the body names.
pub(crate) async fn change(State(sandbox): State<Arc<Sandbox>>, body: Body) -> Result<Response, Refusal> {
    let mut settings = sandbox.settings.write();
    *settings = settings.changed(&body.json)?;
    Ok(answer(body.is_form, Json(settings.clone())))
}

/// Switches everything back.
pub(crate) async fn restore(State(sandbox): State<Arc<Sandbox>>, body: Body) -> Response {
    *sandbox.settings.write() = Settings::default();
    answer(body.is_form, Json(Settings::default()))
}
