//! What a terminal is asked to be during a talk, and to be again afterwards.

use crossterm::cursor::{Hide, Show};
use crossterm::queue;
use crossterm::terminal::{
    BeginSynchronizedUpdate, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate,
    EnterAlternateScreen, LeaveAlternateScreen,
};

use super::wire;

/// Crossterm has commands for the next two only together with its event reader, which is not used
/// here (it spins when the terminal goes away).
const MARK_PASTES: &[u8] = b"\x1b[?2004h";
const LEAVE_PASTES: &[u8] = b"\x1b[?2004l";
/// Presses of the buttons and turns of the wheel are reported, moves of the mouse are not.
const REPORT_WHEEL: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const IGNORE_WHEEL: &[u8] = b"\x1b[?1006l\x1b[?1000l";
/// Changes of the terminal's colours are reported: only where somebody asks for that, after the first
/// frame, and undone before [`leave`].
pub(super) const REPORT_PALETTE: &[u8] = b"\x1b[?2031h";
pub(super) const IGNORE_PALETTE: &[u8] = b"\x1b[?2031l";
/// Crossterm's own command says something else where `NO_COLOR` is set.
const RESET_PEN: &[u8] = b"\x1b[m";

/// The alternate screen, no cursor, no wrapping at the last column, pastes marked as such, the
/// wheel reported.
pub(super) fn enter() -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to a vector cannot fail.
    let _ = queue!(out, EnterAlternateScreen, Hide, DisableLineWrap);
    out.extend_from_slice(MARK_PASTES);
    out.extend_from_slice(REPORT_WHEEL);
    out
}

/// [`enter`] for a terminal that may still be what it makes of it, or may not: it must not save
/// the alternate screen's cursor in place of the main screen's.
pub(super) fn enter_again() -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to a vector cannot fail.
    let _ = queue!(out, LeaveAlternateScreen);
    out.extend(enter());
    out
}

/// Undoes [`enter`], even in the middle of a frame.
pub(super) fn leave() -> Vec<u8> {
    let mut out = Vec::new();
    out.extend_from_slice(IGNORE_WHEEL);
    out.extend_from_slice(LEAVE_PASTES);
    out.extend_from_slice(RESET_PEN);
    // Writing to a vector cannot fail.
    let _ = queue!(
        out,
        EndSynchronizedUpdate,
        EnableLineWrap,
        Show,
        LeaveAlternateScreen
    );
    // Some terminals have one place for the cursor and its colours that are kept, and take them up here.
    out.extend_from_slice(RESET_PEN);
    out
}

/// Up to so many bytes come to a terminal in one piece: they are one write, even SSH makes one segment of
/// them on any network, and terminals read more at once.
const PIECE: usize = 1024;

/// Puts the marks of a synchronised update around `frame`: a terminal that knows them shows all
/// of it at once. A small change of what is there comes at once without them.
pub(super) fn at_once(frame: &[u8]) -> Vec<u8> {
    if frame.len() <= PIECE && frame.starts_with(wire::RESTORE) {
        return frame.to_vec();
    }
    let mut out = Vec::new();
    // Writing to a vector cannot fail.
    let _ = queue!(out, BeginSynchronizedUpdate);
    out.extend_from_slice(frame);
    let _ = queue!(out, EndSynchronizedUpdate);
    out
}
