/* winnow-statuspeople-judge.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-statuspeople-rules.h"

/* The values tried for a count that was not told. */
#define MAX_GUESSES 64

typedef struct
{
  guint32 values[MAX_GUESSES];
  guint   n;
} Guesses;

/* Both sides of a bound. */
static void
guess_around (Guesses *self,
              double   value)
{
  gint64 whole = (gint64) CLAMP (value, 0, (double) G_MAXUINT32);

  g_assert (self->n + 3 <= MAX_GUESSES);

  for (gint64 i = MAX (whole - 1, 0); i <= MIN (whole + 1, G_MAXUINT32); i++)
    self->values[self->n++] = (guint32) i;
}

/* The extremes first: they differ soonest. */
static void
guess_init (Guesses *self)
{
  self->n = 0;
  self->values[self->n++] = G_MAXUINT32;
  guess_around (self, 0);
}

static void
guess_posts (Guesses                       *self,
             const WinnowStatusPeopleFacts *facts)
{
  const double rates[] = { 0.1, 0.25, 0.5 };

  guess_init (self);
  guess_around (self, 20);

  if (facts->age >= 0)
    for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
      guess_around (self, rates[i] * MAX (facts->age, 1.0));
}

/* R at which a rule turns, before rounding: 2, 10 and 20 in each edition. */
static const double ratio_bounds[] = { 2.05, 2.5, 9.5, 19.5, 19.95 };

static void
guess_following (Guesses                       *self,
                 const WinnowStatusPeopleFacts *facts)
{
  const double bounds[] = { 20, 50, 500, 1000 };

  guess_init (self);

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    guess_around (self, bounds[i]);

  for (guint i = 0; i < G_N_ELEMENTS (ratio_bounds); i++)
    guess_around (self, 100.0 * facts->followers / ratio_bounds[i]);
}

static void
guess_followers (Guesses                       *self,
                 const WinnowStatusPeopleFacts *facts)
{
  const double bounds[] = { 20, 50, 100 };

  guess_init (self);

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    guess_around (self, bounds[i]);

  if ((facts->known & WINNOW_FIELD_FOLLOWING) != 0)
    for (guint i = 0; i < G_N_ELEMENTS (ratio_bounds); i++)
      guess_around (self, facts->following * ratio_bounds[i] / 100.0);
}

/* Tries every kind of value the counts that were not told might have had.
 * FALSE as soon as two of them make different classes; what is met whatever
 * they are is left in @verdict. */
static gboolean
try_guesses (WinnowStatusPeopleEdition      edition,
             const WinnowStatusPeopleFacts *facts,
             WinnowStatusPeopleVerdict     *verdict,
             gboolean                      *begun)
{
  WinnowStatusPeopleFacts guess = *facts;
  WinnowStatusPeopleVerdict applied;
  guint32 *count;
  Guesses guesses;

  /* The bounds of what it follows depend on its followers: those go first. */
  if ((facts->known & WINNOW_FIELD_FOLLOWERS) == 0)
    {
      guess_followers (&guesses, facts);
      guess.known |= WINNOW_FIELD_FOLLOWERS;
      count = &guess.followers;
    }
  else if ((facts->known & WINNOW_FIELD_FOLLOWING) == 0)
    {
      guess_following (&guesses, facts);
      guess.known |= WINNOW_FIELD_FOLLOWING;
      count = &guess.following;
    }
  else if ((facts->known & WINNOW_FIELD_POSTS) == 0)
    {
      guess_posts (&guesses, facts);
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

  for (guint i = 0; i < guesses.n; i++)
    {
      *count = guesses.values[i];

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

  if (facts->known != 0 &&
      try_guesses (edition, facts, &certain, &begun))
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
