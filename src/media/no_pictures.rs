//! Pictures where none can be read: this program was built without them.

use super::{Done, Drawing};
use crate::layout::Picture;
use crate::store::Assets;
use crate::text::Clean;

/// No pictures.
pub(super) struct Pictures;

impl Pictures {
    pub(super) fn new(_: Assets) -> Self {
        Self
    }

    #[expect(clippy::unused_self, reason = "it stands in for one that has state")]
    pub(super) fn measure(&mut self, path: &Clean) -> Picture {
        let sentence =
            format!("The picture {path} is not read: this program was built without them");
        Picture::Failed(Clean::line(&sentence))
    }

    pub(super) fn draw(&mut self, drawing: &Drawing) -> Done {
        let path = drawing.view.path.clone();
        let picture = self.measure(&path);
        Done::Measured(path, picture)
    }
}
