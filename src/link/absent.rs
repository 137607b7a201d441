//! In place of the link, on systems without Unix sockets: nothing is shared, and no talk is found.

use std::convert::Infallible;
use std::marker::PhantomData;
use std::path::Path;
use std::time::Duration;

use super::{Heard, LinkError, Places, Running, Talk, Told, Unsent, Wanted};
use crate::text::Clean;

/// There is none.
#[derive(Debug)]
pub struct Publisher<S>(Infallible, PhantomData<fn(&S)>);

/// There is none.
#[derive(Debug)]
pub struct Server<C>(Infallible, PhantomData<fn() -> C>);

/// There is none.
#[derive(Debug)]
pub struct Remote<C>(Infallible, PhantomData<fn(&C)>);

/// There is none.
#[derive(Debug)]
pub struct Follower<S>(Infallible, PhantomData<fn() -> S>);

/// Shares nothing.
///
/// # Errors
///
/// Always.
pub fn listen<S, C>(_: &Places, _: Talk) -> Result<(Publisher<S>, Server<C>), LinkError> {
    Err(LinkError::Unavailable)
}

/// Follows nothing.
///
/// # Errors
///
/// Always.
pub fn follow<C, S>(
    _: &Path,
    _: &Places,
    _: &Clean,
) -> Result<(Remote<C>, Follower<S>), LinkError> {
    Err(LinkError::Unavailable)
}

/// Finds nothing.
///
/// # Errors
///
/// Always.
pub fn find(_: &Places, _: &Wanted) -> Result<Vec<Running>, LinkError> {
    Err(LinkError::Unavailable)
}

/// Hears nothing.
pub fn ask_at(_: &Path) -> Option<Talk> {
    None
}

impl<S> Publisher<S> {
    /// Is never called.
    pub fn path(&self) -> &Path {
        match self.0 {}
    }

    /// Is never called.
    pub fn retitle(&mut self, _: Clean) {}

    /// Is never called.
    pub fn close(self, _: &Clean) {}

    /// Is never called.
    ///
    /// # Errors
    ///
    /// Never.
    pub fn publish(&self, _: &S) -> Result<(), LinkError> {
        match self.0 {}
    }
}

impl<C> Server<C> {
    /// Is never called.
    pub fn run(self, _: impl Fn() -> Duration, _: impl FnMut(Told<C>) -> bool) {}
}

impl<C> Remote<C> {
    /// Is never called.
    ///
    /// # Errors
    ///
    /// Never.
    pub fn send(&self, _: &C) -> Result<(), Unsent> {
        match self.0 {}
    }
}

impl<S> Follower<S> {
    /// Is never called.
    pub fn run(self, _: impl FnMut(Heard<S>) -> bool) {}
}
