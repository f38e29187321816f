//! What the developer of a page is told of a question that was refused for good: the shopper can mend none of it. It says
//! nothing of trouble that passes.

use crate::domain::problem::failure::{ApiError, Failure};

/// What an answer was, and what to look at; nothing where the page and its host are not to blame.
pub fn hint(error: &ApiError) -> Option<&'static str> {
    let status = match error {
        ApiError::Failure(Failure::Malformed) => {
            return Some("answered without JSON: does api-base name the routes of a host?");
        }
        ApiError::Failure(Failure::Refused(status)) => *status,
        ApiError::Problem(problem) => problem.status()?,
        ApiError::Failure(_) | ApiError::Problems(_) => return None,
    };
    match status {
        401 | 403 => {
            Some("is refused (401, 403): does the host have a partner id, and may this page ask it?")
        }
        404 | 405 => Some("is not there (404, 405): does api-base name the routes of a host?"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::Problem;

    #[test]
    fn what_a_page_or_its_host_has_wrong_is_hinted_at() {
        let problem = |code: &str, status: u16| {
            let details = vec![("status".to_owned(), status.to_string())];
            ApiError::Problem(Problem { code: code.to_owned(), details })
        };
        for (error, begins) in [
            (ApiError::Failure(Failure::Malformed), "answered without JSON"),
            (ApiError::Failure(Failure::Refused(404)), "is not there"),
            (ApiError::Failure(Failure::Refused(405)), "is not there"),
            (ApiError::Failure(Failure::Refused(403)), "is refused"),
            (problem("NOT_FOUND", 404), "is not there"),
            (problem("INVALID_PARTNER", 401), "is refused"),
        ] {
            assert!(hint(&error).is_some_and(|hint| hint.starts_with(begins)), "{error:?}");
        }
        let passing = [Failure::Unreachable, Failure::TimedOut, Failure::Server(502), Failure::Busy(None)];
        for failure in passing {
            assert_eq!(hint(&ApiError::Failure(failure)), None);
        }
        assert_eq!(hint(&problem("COUNTRY_NOT_SUPPORTED", 400)), None);
    }
}
