//! Records → standings, moves and gaps. Pure: the heart of the house, read it first.
//!
//! A [`History`] puts every party's records on every issue in order. Folding the records up to a day gives a
//! [`Standing`]; two standings give a [`Move`]; two parties' standings give a [`Gap`].

pub mod order;
pub mod point;
mod account;
pub mod standing;
pub mod contest;
mod others;
pub mod moves;
pub mod change;
pub mod stance;
pub mod gap;
pub mod log;
pub mod cause;
pub mod since;

pub use cause::{Cause, Difference, FieldChange, differences};
pub use change::{Change, TermChange};
pub use contest::Peers;
pub use gap::{Gap, GapSide, Trend};
pub use log::Step;
pub use moves::{Kind, Move, PositionChange, Summary};
pub use order::{Entry, History, Pair, Scope, Selection, Timeline};
pub use point::{At, Point, PointError};
pub use since::{ArticleChanges, SettingChange, article_changes, setting_changes};
pub use stance::{Op, Piece};
pub use standing::Standing;
