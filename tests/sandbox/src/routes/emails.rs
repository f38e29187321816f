//! `POST /v2/validate-email` (`docs/wire-format.md` section 8.1).

use crate::refusal::Refusal;
use axum::Json;
use bytes::Bytes;
use serde_json::{Value, json};

/// Whether mail to `{email}` could arrive. In the sandbox, domains that end in `.invalid` have no mail server.
pub(crate) async fn validate(body: Bytes) -> Result<Json<Value>, Refusal> {
    let json: Value = serde_json::from_slice(&body).map_err(|_| Refusal::bad_request("a JSON body"))?;
    let email = json["email"].as_str().ok_or_else(|| Refusal::bad_request("email, text"))?;
    let reason = match email.split_once('@') {
        None => Some("syntax"),
        Some((_, domain)) if domain.ends_with(".invalid") => Some("no_mx"),
        Some(_) => None,
    };
    Ok(Json(match reason {
        Some(reason) => json!({ "valid": false, "reason": reason }),
        None => json!({ "valid": true }),
    }))
}
