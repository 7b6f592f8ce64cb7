/* winnow-statuspeople-judge.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-statuspeople-rules.h"

/* What is tried for a count that was not told. These are all it takes, the
 * extremes first as they differ soonest. In every edition more posts or more
 * followers only ever lead from fake over inactive to real, so that nothing
 * new lies between their extremes. Following more leads from real to fake once
 * it follows 20 or more; below that, following nobody and following one are the
 * cases that differ. */
static const guint32 guesses[] = { G_MAXUINT32, 0, 1, 20 };

/* TRUE when the rules say the same whatever the counts that were not told are;
 * what is met whatever they are is left in @verdict. */
static gboolean
try_guesses (WinnowStatusPeopleEdition      edition,
             const WinnowStatusPeopleFacts *facts,
             WinnowStatusPeopleVerdict     *verdict,
             gboolean                      *begun)
{
  WinnowStatusPeopleFacts guess = *facts;
  WinnowStatusPeopleVerdict applied;
  guint32 *count;

  if (!facts_know (facts, WINNOW_FIELD_FOLLOWERS))
    {
      guess.known |= WINNOW_FIELD_FOLLOWERS;
      count = &guess.followers;
    }
  else if (!facts_know (facts, WINNOW_FIELD_FOLLOWING))
    {
      guess.known |= WINNOW_FIELD_FOLLOWING;
      count = &guess.following;
    }
  else if (!facts_know (facts, WINNOW_FIELD_POSTS))
    {
      guess.known |= WINNOW_FIELD_POSTS;
      count = &guess.posts;
    }
  else
    {
      winnow_statuspeople_apply (edition, facts, &applied);

      if (*begun && applied.klass != verdict->klass)
        return FALSE;

      verdict->klass = applied.klass;
      verdict->met = *begun ? verdict->met & applied.met : applied.met;
      verdict->not_told |= applied.not_told;
      *begun = TRUE;
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      *count = guesses[i];

      if (!try_guesses (edition, &guess, verdict, begun))
        return FALSE;
    }

  return TRUE;
}

static void
judge_without_counts (WinnowStatusPeopleEdition      edition,
                      const WinnowStatusPeopleFacts *facts,
                      WinnowStatusPeopleVerdict     *verdict)
{
  WinnowStatusPeopleVerdict certain = { 0 };
  guint32 untold = ~facts->known & WINNOW_FIELDS_COUNTS;
  gboolean begun = FALSE;

  *verdict = (WinnowStatusPeopleVerdict) { .klass = WINNOW_CLASS_NOT_TOLD };

  /* The 2019 points that need no other count are given in any case. */
  if (edition == WINNOW_STATUSPEOPLE_2019)
    {
      winnow_statuspeople_apply (edition, facts, verdict);
      verdict->klass = WINNOW_CLASS_NOT_TOLD;
      verdict->met &= ~(1u << WINNOW_CLAUSE_COUNTS);
      verdict->met &= ~(1u << WINNOW_CLAUSE_RECENT_POST);
    }

  if (try_guesses (edition, facts, &certain, &begun))
    {
      verdict->klass = certain.klass;
      verdict->met |= certain.met;
      verdict->not_told |= certain.not_told;
    }

  verdict->not_told |= untold;
}

/**
 * winnow_statuspeople_judge:
 * @edition: the rule set
 * @facts: a follower
 * @verdict: what becomes of it
 *
 * Applies the rules. Where a count they need is not told the class is "not
 * told", except where it is the same whatever the count may be (in 2012,
 * somebody with no followers is fake however many they follow).
 */
void
winnow_statuspeople_judge (WinnowStatusPeopleEdition      edition,
                           const WinnowStatusPeopleFacts *facts,
                           WinnowStatusPeopleVerdict     *verdict)
{
  if (G_LIKELY (facts->known == WINNOW_FIELDS_COUNTS))
    winnow_statuspeople_apply (edition, facts, verdict);
  else
    judge_without_counts (edition, facts, verdict);
}
