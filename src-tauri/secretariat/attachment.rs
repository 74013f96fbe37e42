//! The papers that go with a sak, or with its treatment in one meeting.

use std::path::Path;

use domain::{MoetesakId, SakId, Vedlegg, VedleggId, check_title};
use store::{Reader, StoreError};

use crate::{Desk, Error, Result, desk::need, fresh, print::Utskrift};

/// An attachment whose file is still to come.
pub fn add_attachment(
    desk: &mut Desk,
    sak: Option<SakId>,
    item: Option<MoetesakId>,
    title: &str,
    exempt: bool,
) -> Result<VedleggId> {
    desk.act("add_attachment", |tx| {
        let attachment = Vedlegg {
            unntatt: exempt,
            ..blank(sak, item, title)?
        };
        tx.put(&attachment)?;
        Ok(attachment.id)
    })
}

/// Takes a file in as an attachment of its own, called as the file is.
pub fn add_file(
    desk: &mut Desk,
    sak: Option<SakId>,
    item: Option<MoetesakId>,
    file: &Utskrift,
) -> Result<VedleggId> {
    let title = Path::new(&file.filnavn)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    let attachment = blank(sak, item, &title)?;
    let hash = desk.store_mut().put_blob(&file.bytes)?;
    desk.act("add_attachment", |tx| {
        tx.put(&Vedlegg {
            filnavn: Some(file.filnavn.trim().to_owned()),
            sha256: Some(hash),
            ..attachment
        })?;
        Ok(())
    })?;
    Ok(attachment.id)
}

fn blank(sak: Option<SakId>, moetesak: Option<MoetesakId>, title: &str) -> Result<Vedlegg> {
    check_title(title)?;
    Ok(Vedlegg {
        id: fresh(),
        sak,
        moetesak,
        nummer: None,
        tittel: title.trim().to_owned(),
        unntatt: false,
        filnavn: None,
        sha256: None,
        alternativ_tekst: None,
    })
}

/// What is known of an attachment.
pub fn save_attachment(desk: &mut Desk, attachment: Vedlegg) -> Result<()> {
    desk.act("save_attachment", |tx| {
        let _: Vedlegg = need(tx, attachment.id.0)?;
        check_title(&attachment.tittel)?;
        tx.put(&attachment)?;
        Ok(())
    })
}

/// Gives an attachment its file, of any kind, kept as it is.
pub fn attach_file(desk: &mut Desk, id: VedleggId, name: &str, bytes: &[u8]) -> Result<()> {
    let hash = desk.store_mut().put_blob(bytes)?;
    desk.act("save_attachment", |tx| {
        let attachment: Vedlegg = need(tx, id.0)?;
        tx.put(&Vedlegg {
            filnavn: Some(name.trim().to_owned()),
            sha256: Some(hash),
            ..attachment
        })?;
        Ok(())
    })
}

/// It does not go with the sak after all.
pub fn remove_attachment(desk: &mut Desk, id: VedleggId) -> Result<()> {
    desk.act("remove_attachment", |tx| {
        tx.delete::<Vedlegg>(id.0)?;
        Ok(())
    })
}

/// The file of an attachment, under a name that leads nowhere else.
pub fn attached_file(desk: &Desk, id: VedleggId) -> Result<Utskrift> {
    let attachment: Vedlegg = need(desk.store(), id.0)?;
    let missing = StoreError::BlobMissing { hash: String::new() };
    let hash = attachment.sha256.ok_or(missing)?;
    // A colleague's machine named it.
    let named = attachment.filnavn.as_deref().map(|name| name.replace('\\', "/"));
    let named = named.as_deref().and_then(|name| Path::new(name).file_name());
    Ok(Utskrift {
        filnavn: named.map_or_else(
            || attachment.tittel.replace('/', "-"),
            |name| name.to_string_lossy().into_owned(),
        ),
        bytes: desk.store().blob(&hash)?,
    })
}

/// Reads a file that is to be an attachment, unless it is larger than what can be kept.
pub fn read_file(path: &Path) -> Result<Utskrift> {
    let failed = |cause| Error::File {
        path: path.display().to_string(),
        cause,
    };
    let length = std::fs::metadata(path).map_err(failed)?.len();
    let len = usize::try_from(length).unwrap_or(usize::MAX);
    if len > store::MAX_BLOB {
        return Err(StoreError::BlobTooLarge { len }.into());
    }
    Ok(Utskrift {
        filnavn: path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        bytes: std::fs::read(path).map_err(failed)?,
    })
}
