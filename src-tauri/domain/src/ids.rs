//! The identities of every kind of thing.

use crate::entity::ids;

ids! {
    /// A partnership between kommuner and a health trust.
    HelsefellesskapId,
    /// A body: a committee, a council, a network.
    UtvalgId,
    /// A legally independent party: a kommune, a health trust.
    PartId,
    /// A person.
    PersonId,
    /// A seat in a body.
    PlassId,
    /// A person's term in a seat.
    OppnevningId,
    /// A case that lives across bodies.
    SakId,
    /// One party's prior agreement in a sak.
    ForankringId,
    /// An attachment.
    VedleggId,
    /// A meeting.
    MoeteId,
    /// A sak's treatment in one meeting.
    MoetesakId,
    /// One person's attendance in one meeting.
    FrammoeteId,
    /// One interval in which somebody was present.
    TilstedevaerelseId,
    /// A break in a meeting.
    PauseId,
    /// A person's impartiality in one item.
    HabilitetId,
    /// A proposal made in a meeting.
    ForslagId,
    /// A party's standpoint in one item.
    StandpunktId,
    /// A statement entered in the minutes.
    ProtokolltilfoerselId,
    /// Something received and noted under one item.
    MeldingId,
    /// A follow-up.
    OppfoelgingId,
    /// A version of the minutes.
    ReferatId,
    /// A remark to the minutes.
    MerknadId,
    /// A correction of earlier minutes.
    RettelseId,
    /// A produced document.
    DokumentId,
}
