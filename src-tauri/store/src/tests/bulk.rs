//! More comes at once than was there.

use domain::Entity;
use serde_json::json;
use uuid::Uuid;

use super::{
    desk::{Desk, sak},
    post::{Post, by, rename, title},
};
use crate::Reader;

#[test]
fn of_a_hundred_segments_at_once_every_field_has_its_history_and_the_next_change_too() {
    let (ours, theirs) = (Desk::numbered(1), Desk::numbered(2));
    let (mut kari, mut ola) = (ours.in_memory(), theirs.in_memory());
    let mut post = Post::default();
    by(&mut kari, "Kari", |tx| tx.put(&sak(1, "Legevakt 0")));
    for n in 1..=120 {
        rename(&mut kari, "Kari", &format!("Legevakt {n}"));
        post.collect(&mut kari);
    }
    let done = post.deliver(&mut ola);
    assert!(done.merged.len() >= 120 && done.waiting.is_empty());
    rename(&mut ola, "Ola", "Felles legevakt");
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        let history = store
            .history(domain::Sak::NAME, Uuid::from_u128(1), "tittel")
            .unwrap();
        assert_eq!(history.len(), 122);
        assert_eq!(history[121].after, json!("Felles legevakt"));
        assert_eq!(title(store), Some("Felles legevakt".into()));
        let plan: String = store
            .conn
            .query_row(
                "EXPLAIN QUERY PLAN SELECT value FROM change WHERE id = x'00' AND field = 'tittel'",
                [],
                |row| row.get(3),
            )
            .unwrap();
        assert!(plan.contains("change_field"), "{plan}");
    }
}
