/* winnow-rule-set.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-rule-set.h"

#include <glib/gi18n.h>
#include <math.h>

#include "followers/winnow-time.h"
#include "scoring/winnow-not-told.h"

/* Camisani-Calzolari: score above 0 human, 0 to -4 neutral, below that a bot;
 * points are the score turned round. */
#define CC_BOT_ABOVE 4
/* With fewer clauses told, no account could come out as a bot. */
#define CC_LEAST_TOLD (CC_BOT_ABOVE + 1)

#define SB_RATIO 50
#define SB_MONTHS_2 (61 * WINNOW_DAY)
#define SB_FOLLOWING 100
#define SB_POSTS 3
#define SB_LAST_POST (90 * WINNOW_DAY)

#define SOS_RATIO 100

typedef WinnowTold (*Test) (const WinnowFollowerRecord *record,
                            gint64                      as_of);

typedef struct
{
  const char *id;
  Test        test;
  const char *met;
  const char *unmet;     /* NULL: nothing to say */
  const char *not_told;
} Clause;

static WinnowTold
told (gboolean is_so)
{
  return is_so ? WINNOW_TOLD_YES : WINNOW_TOLD_NO;
}

/* In doubles: any two times are apart by a finite span. */
static gboolean
is_longer_ago (gint64 time,
               gint64 span,
               gint64 as_of)
{
  return (double) as_of - (double) time > (double) span;
}

static WinnowTold
at_least (const WinnowFollowerRecord *record,
          WinnowFields                field,
          guint32                     least)
{
  gint64 count = winnow_follower_record_get_count (record, field);

  return count < 0 ? WINNOW_TOLD_UNKNOWN : told (count >= least);
}

static WinnowTold
has_name (const WinnowFollowerRecord *record,
          gint64                      as_of)
{
  const char *name =
    winnow_follower_record_get_text (record, WINNOW_FIELD_DISPLAY_NAME);

  return name == NULL ? WINNOW_TOLD_UNKNOWN : told (*name != '\0');
}

static WinnowTold
has_avatar (const WinnowFollowerRecord *record,
            gint64                      as_of)
{
  return winnow_follower_record_has_avatar (record);
}

static WinnowTold
has_location (const WinnowFollowerRecord *record,
              gint64                      as_of)
{
  return winnow_follower_record_has_location (record);
}

static WinnowTold
has_bio (const WinnowFollowerRecord *record,
         gint64                      as_of)
{
  return winnow_follower_record_has_bio (record);
}

static WinnowTold
has_url (const WinnowFollowerRecord *record,
         gint64                      as_of)
{
  return winnow_follower_record_has_url (record);
}

static WinnowTold
has_followers_30 (const WinnowFollowerRecord *record,
                  gint64                      as_of)
{
  return at_least (record, WINNOW_FIELD_FOLLOWERS, 30);
}

static WinnowTold
is_listed (const WinnowFollowerRecord *record,
           gint64                      as_of)
{
  return at_least (record, WINNOW_FIELD_LISTED, 1);
}

static WinnowTold
has_posts_50 (const WinnowFollowerRecord *record,
              gint64                      as_of)
{
  return at_least (record, WINNOW_FIELD_POSTS, 50);
}

static WinnowTold
is_followed_half (const WinnowFollowerRecord *record,
                  gint64                      as_of)
{
  if (!winnow_follower_record_knows (record, WINNOW_FIELD_FOLLOWERS |
                                             WINNOW_FIELD_FOLLOWING))
    return WINNOW_TOLD_UNKNOWN;

  return told (2 * (guint64) record->followers >= record->following);
}

/* With no followers there is no ratio: so the published single-rule figures
 * come out. */
static WinnowTold
follows_times (const WinnowFollowerRecord *record,
               guint                       times)
{
  if (!winnow_follower_record_knows (record, WINNOW_FIELD_FOLLOWERS |
                                             WINNOW_FIELD_FOLLOWING))
    return WINNOW_TOLD_UNKNOWN;

  return told (record->followers > 0 &&
               record->following >= (guint64) times * record->followers);
}

static WinnowTold
follows_50_to_1 (const WinnowFollowerRecord *record,
                 gint64                      as_of)
{
  return follows_times (record, SB_RATIO);
}

static WinnowTold
follows_100_to_1 (const WinnowFollowerRecord *record,
                  gint64                      as_of)
{
  return follows_times (record, SOS_RATIO);
}

static WinnowTold
never_posted (const WinnowFollowerRecord *record,
              gint64                      as_of)
{
  gint64 posts = winnow_follower_record_get_count (record, WINNOW_FIELD_POSTS);

  return posts < 0 ? WINNOW_TOLD_UNKNOWN : told (posts == 0);
}

/* Of several things that must all be so: one that is not settles it. */
static WinnowTold
all_of (const WinnowTold *answers,
        guint             n)
{
  WinnowTold all = WINNOW_TOLD_YES;

  for (guint i = 0; i < n; i++)
    {
      if (answers[i] == WINNOW_TOLD_NO)
        return WINNOW_TOLD_NO;
      if (answers[i] == WINNOW_TOLD_UNKNOWN)
        all = WINNOW_TOLD_UNKNOWN;
    }

  return all;
}

static WinnowTold
negate (WinnowTold answer)
{
  if (answer == WINNOW_TOLD_UNKNOWN)
    return answer;

  return told (answer == WINNOW_TOLD_NO);
}

static WinnowTold
is_old_without_avatar (const WinnowFollowerRecord *record,
                       gint64                      as_of)
{
  WinnowTold answers[2] = {
    negate (winnow_follower_record_has_avatar (record)),
    WINNOW_TOLD_UNKNOWN,
  };

  if (winnow_follower_record_knows (record, WINNOW_FIELD_CREATED_AT))
    answers[1] = told (is_longer_ago (record->created_at, SB_MONTHS_2,
                                      as_of));

  return all_of (answers, G_N_ELEMENTS (answers));
}

static WinnowTold
is_bare_and_follows (const WinnowFollowerRecord *record,
                     gint64                      as_of)
{
  WinnowTold answers[3] = {
    negate (winnow_follower_record_has_bio (record)),
    negate (winnow_follower_record_has_location (record)),
    at_least (record, WINNOW_FIELD_FOLLOWING, SB_FOLLOWING + 1),
  };

  return all_of (answers, G_N_ELEMENTS (answers));
}

static WinnowTold
bio_says_bot (const WinnowFollowerRecord *record,
              gint64                      as_of)
{
  const char *bio =
    winnow_follower_record_get_text (record, WINNOW_FIELD_BIO);

  /* A bio that is known to be empty says nothing; one that is known to be there
   * may say anything. */
  if (bio == NULL)
    return winnow_follower_record_has_bio (record) == WINNOW_TOLD_NO
           ? WINNOW_TOLD_NO : WINNOW_TOLD_UNKNOWN;

  return told (g_regex_match_simple ("\\bbots?\\b", bio, G_REGEX_CASELESS,
                                     G_REGEX_MATCH_DEFAULT));
}

/* Every clause that a profile answers, by its number in the paper. */
static const Clause camisani_calzolari[] = {
  { "cc-1", has_name, N_("Has a name"), N_("Has no name"),
    N_("Not told: name") },
  { "cc-2", has_avatar, N_("Has a picture"), N_("Has no picture"),
    N_("Not told: picture") },
  { "cc-3", has_location, N_("Names a place"), N_("Names no place"),
    N_("Not told: place") },
  { "cc-4", has_bio, N_("Has a bio"), N_("Has no bio"),
    N_("Not told: bio") },
  { "cc-5", has_followers_30, N_("Followed by 30 or more"),
    N_("Followed by fewer than 30"), N_("Not told: followers") },
  { "cc-6", is_listed, N_("Is on somebody’s list"), N_("Is on nobody’s list"),
    N_("Not told: lists it is on") },
  { "cc-7", has_posts_50, N_("Has written 50 posts or more"),
    N_("Has written fewer than 50 posts"), N_("Not told: posts") },
  { "cc-9", has_url, N_("Gives a website"), N_("Gives no website"),
    N_("Not told: website") },
  { "cc-19", is_followed_half,
    N_("Has at least half as many followers as it follows"),
    N_("Follows more than twice as many as follow it"),
    N_("Not told: followers, or how many it follows") },
};

static const Clause socialbakers[] = {
  { "sb-1", follows_50_to_1, N_("Follows 50 times as many as follow it"), NULL,
    N_("Not told: followers, or how many it follows") },
  { "sb-6", never_posted, N_("Never posted"), NULL,
    N_("Not told: posts") },
  { "sb-7", is_old_without_avatar,
    N_("More than two months old and still without a picture"), NULL,
    N_("Not told: age of the account, or its picture") },
  { "sb-8", is_bare_and_follows,
    N_("No bio and no place, but follows more than 100"), NULL,
    N_("Not told: bio, place, or how many it follows") },
};

static const Clause state_of_search[] = {
  { "sos-1", bio_says_bot, N_("The bio speaks of a bot"), NULL,
    N_("Not told: what the bio says") },
  { "sos-2", follows_100_to_1, N_("Follows 100 times as many as follow it"),
    NULL, N_("Not told: followers, or how many it follows") },
};

/* @beyond: what no profile answers. */
static const struct
{
  const Clause *clauses;
  guint         n_clauses;
  const char   *beyond;
} rule_sets[] = {
  [WINNOW_RULE_SET_CAMISANI_CALZOLARI] = {
    camisani_calzolari, G_N_ELEMENTS (camisani_calzolari),
    N_("Not told: what it posts, which rules 8, 10 to 18 and 20 to 22 ask")
  },
  [WINNOW_RULE_SET_SOCIALBAKERS] = {
    socialbakers, G_N_ELEMENTS (socialbakers),
    N_("Not told: what it posts, which rules 2 to 5 ask")
  },
  [WINNOW_RULE_SET_STATE_OF_SEARCH] = {
    state_of_search, G_N_ELEMENTS (state_of_search),
    N_("Not told: what it posts and who else has its picture, which rules 3 "
       "to 7 ask")
  },
};

G_STATIC_ASSERT (G_N_ELEMENTS (camisani_calzolari) <=
                 WINNOW_RULE_SET_MAX_CLAUSES);

/**
 * winnow_rule_set_has_points:
 * @rule_set: a rule set
 *
 * Returns: whether its authors published points
 */
gboolean
winnow_rule_set_has_points (WinnowRuleSet rule_set)
{
  return rule_set == WINNOW_RULE_SET_CAMISANI_CALZOLARI;
}

/* Every clause that a profile answers is worth one point, either way. */
static void
judge_camisani_calzolari (WinnowRuleSetVerdict *verdict)
{
  verdict->points = 0;

  for (guint i = 0; i < G_N_ELEMENTS (camisani_calzolari); i++)
    {
      if (verdict->met[i] != WINNOW_TOLD_UNKNOWN)
        verdict->points += verdict->met[i] == WINNOW_TOLD_YES ? -1 : 1;
    }

  if (verdict->n_told < CC_LEAST_TOLD)
    verdict->klass = WINNOW_CLASS_NOT_TOLD;
  else if (verdict->points > CC_BOT_ABOVE)
    verdict->klass = WINNOW_CLASS_FAKE;
  else
    verdict->klass = WINNOW_CLASS_REAL;
}

static gboolean
is_idle (const WinnowFollowerRecord *record,
         gint64                      as_of)
{
  gint64 posts = winnow_follower_record_get_count (record, WINNOW_FIELD_POSTS);

  return (posts >= 0 && posts < SB_POSTS) ||
         (winnow_follower_record_knows (record, WINNOW_FIELD_LAST_POST_AT) &&
          is_longer_ago (record->last_post_at, SB_LAST_POST, as_of));
}

/* One clause is enough; without the ratio and (Socialbakers) the posts, none
 * being met says nothing. */
static void
judge_any (WinnowRuleSet               rule_set,
           const WinnowFollowerRecord *record,
           gint64                      as_of,
           WinnowRuleSetVerdict       *verdict)
{
  gboolean socialbakers_rules = rule_set == WINNOW_RULE_SET_SOCIALBAKERS;
  WinnowTold ratio = verdict->met[socialbakers_rules ? 0 : 1];

  verdict->inactive = socialbakers_rules && is_idle (record, as_of);

  if (verdict->points > 0)
    verdict->klass = WINNOW_CLASS_FAKE;
  else if (ratio == WINNOW_TOLD_UNKNOWN ||
           (socialbakers_rules && verdict->met[1] == WINNOW_TOLD_UNKNOWN))
    verdict->klass = WINNOW_CLASS_NOT_TOLD;
  else if (verdict->inactive)
    verdict->klass = WINNOW_CLASS_INACTIVE;
  else
    verdict->klass = WINNOW_CLASS_REAL;
}

/**
 * winnow_rule_set_judge:
 * @rule_set: a rule set
 * @record: a follower
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 * @verdict: (out caller-allocates): what the rules make of it
 *
 * A clause that was not told counts neither way.
 */
void
winnow_rule_set_judge (WinnowRuleSet               rule_set,
                       const WinnowFollowerRecord *record,
                       gint64                      as_of,
                       WinnowRuleSetVerdict       *verdict)
{
  g_assert (rule_set < G_N_ELEMENTS (rule_sets));
  g_assert (record != NULL);

  *verdict = (WinnowRuleSetVerdict) { 0 };

  for (guint i = 0; i < rule_sets[rule_set].n_clauses; i++)
    {
      verdict->met[i] = rule_sets[rule_set].clauses[i].test (record, as_of);
      verdict->n_told += verdict->met[i] != WINNOW_TOLD_UNKNOWN;
      verdict->points += verdict->met[i] == WINNOW_TOLD_YES;
    }

  if (rule_set == WINNOW_RULE_SET_CAMISANI_CALZOLARI)
    judge_camisani_calzolari (verdict);
  else
    judge_any (rule_set, record, as_of, verdict);
}

static void
append (GListStore       *reasons,
        const char       *id,
        WinnowReasonKind  kind,
        double            points,
        const char       *text)
{
  g_autoptr (WinnowReason) reason = winnow_reason_new (id, kind, points, text);

  g_list_store_append (reasons, reason);
}

/* The clauses with @answer. In Camisani-Calzolari a clause met speaks for a
 * human, in the others for a fake. */
static void
append_clauses (WinnowRuleSet               rule_set,
                const WinnowRuleSetVerdict *verdict,
                WinnowTold                  answer,
                GListStore                 *reasons)
{
  gboolean points = winnow_rule_set_has_points (rule_set);
  gboolean fake = points == (answer == WINNOW_TOLD_NO);

  for (guint i = 0; i < rule_sets[rule_set].n_clauses; i++)
    {
      const Clause *clause = &rule_sets[rule_set].clauses[i];
      const char *text = answer == WINNOW_TOLD_YES ? clause->met
                                                   : clause->unmet;

      if (verdict->met[i] == answer && text != NULL)
        append (reasons, clause->id,
                fake ? WINNOW_REASON_FAKE : WINNOW_REASON_REAL,
                points ? (fake ? 1 : -1) : NAN, _(text));
    }
}

static void
append_outcome (WinnowRuleSet               rule_set,
                const WinnowRuleSetVerdict *verdict,
                GListStore                 *reasons)
{
  if (rule_set == WINNOW_RULE_SET_CAMISANI_CALZOLARI)
    {
      if (verdict->klass == WINNOW_CLASS_REAL && verdict->points >= 0)
        append (reasons, "neutral", WINNOW_REASON_REAL, NAN,
                _("Neither clearly a person nor clearly a bot by these rules"));
      return;
    }

  if (verdict->inactive)
    append (reasons, "idle", WINNOW_REASON_INACTIVE, NAN,
            _("Fewer than 3 posts, or none in 90 days"));

  if (verdict->klass == WINNOW_CLASS_REAL)
    append (reasons, "none", WINNOW_REASON_REAL, NAN,
            _("None of these rules speaks against it"));
}

static void
append_notes (WinnowRuleSet               rule_set,
              const WinnowRuleSetVerdict *verdict,
              const WinnowFollowerRecord *record,
              GListStore                 *reasons)
{
  for (guint i = 0; i < rule_sets[rule_set].n_clauses; i++)
    {
      const Clause *clause = &rule_sets[rule_set].clauses[i];
      g_autofree char *id = g_strconcat ("not-told-", clause->id, NULL);

      if (verdict->met[i] == WINNOW_TOLD_UNKNOWN)
        append (reasons, id, WINNOW_REASON_NOT_TOLD, NAN, _(clause->not_told));
    }

  if (rule_set == WINNOW_RULE_SET_SOCIALBAKERS && !verdict->inactive &&
      !winnow_follower_record_knows (record, WINNOW_FIELD_LAST_POST_AT))
    winnow_not_told_append (reasons, WINNOW_FIELD_LAST_POST_AT);

  append (reasons, "not-told-beyond", WINNOW_REASON_NOT_TOLD, NAN,
          _(rule_sets[rule_set].beyond));
}

/**
 * winnow_rule_set_append_reasons:
 * @rule_set: a rule set
 * @record: a follower
 * @as_of: the time ages are counted to, µs since 1970-01-01 UTC
 * @reasons: a store of #WinnowReason to append to
 *
 * Says why @record gets its class: what speaks for it first, then what speaks
 * against, then what was not told.
 */
void
winnow_rule_set_append_reasons (WinnowRuleSet               rule_set,
                                const WinnowFollowerRecord *record,
                                gint64                      as_of,
                                GListStore                 *reasons)
{
  WinnowRuleSetVerdict verdict;
  WinnowTold first;

  winnow_rule_set_judge (rule_set, record, as_of, &verdict);

  /* Camisani-Calzolari's clauses met speak for a human. */
  first = rule_set == WINNOW_RULE_SET_CAMISANI_CALZOLARI &&
          verdict.klass != WINNOW_CLASS_REAL ? WINNOW_TOLD_NO
                                             : WINNOW_TOLD_YES;

  append_clauses (rule_set, &verdict, first, reasons);
  append_outcome (rule_set, &verdict, reasons);
  append_clauses (rule_set, &verdict,
                  first == WINNOW_TOLD_YES ? WINNOW_TOLD_NO : WINNOW_TOLD_YES,
                  reasons);
  append_notes (rule_set, &verdict, record, reasons);
}
