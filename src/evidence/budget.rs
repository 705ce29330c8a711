//! What one quote may cost: an account in steps of about a nanosecond, so that no quote and no article, however they
//! were made, can hold up a run.
//!
//! An honest quote spends little of its budget. One that runs out of it is not found where it was not found
//! so far: an error that shows, never a quote passed by mistake.

/// The steps that looking up one quote may still take.
#[derive(Debug)]
pub(super) struct Budget(u64);

impl Budget {
    /// Half a millisecond for each 10,000 bytes of an article, and a tenth of one for a start.
    pub(super) fn for_article(bytes: usize) -> Self {
        Self(100_000 + 50 * bytes as u64)
    }

    /// Takes some steps; false when there are not as many left, and then none ever again.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        let left = self.0.checked_sub(steps as u64);
        self.0 = left.unwrap_or(0);
        left.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_that_was_overdrawn_is_empty() {
        let mut budget = Budget::for_article(10);
        assert!(budget.spend(100_499));
        assert!(!budget.spend(2));
        assert!(!budget.spend(1));
    }
}
