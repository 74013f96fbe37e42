/** What was decided is followed up. */
import type { NyOppfoelging, Oppfoelging, OppfoelgingId, OppfoelgingRad } from '../bindings'
import { ask, change } from './call'

export const listFollowUps = () => ask<OppfoelgingRad[]>('list_follow_ups')
export const addFollowUp = (oppfoelging: NyOppfoelging) =>
  change<OppfoelgingId>('add_follow_up', { oppfoelging })
export const saveFollowUp = (oppfoelging: Oppfoelging) => change('save_follow_up', { oppfoelging })
export const removeFollowUp = (id: OppfoelgingId) => change('remove_follow_up', { id })
