/* winnow-statuspeople-model.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-statuspeople-model.h"

#include <glib/gi18n.h>
#include <math.h>

#include "scoring/winnow-statuspeople-rules.h"
#include "winnow-enums.h"

struct _WinnowStatusPeopleModel
{
  WinnowModel               parent_instance;

  WinnowStatusPeopleEdition edition;
};

enum
{
  PROP_0,
  PROP_EDITION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WinnowStatusPeopleModel,
                     winnow_statuspeople_model,
                     WINNOW_TYPE_MODEL)

static const struct
{
  const char *id;
  const char *name;
} editions[] = {
  [WINNOW_STATUSPEOPLE_2012] = { "statuspeople-2012",
                                 N_("StatusPeople 2012") },
  [WINNOW_STATUSPEOPLE_2014] = { "statuspeople-2014",
                                 N_("StatusPeople 2014–16") },
  [WINNOW_STATUSPEOPLE_2019] = { "statuspeople-2019",
                                 N_("StatusPeople 2019") },
};

static const char *
winnow_statuspeople_model_get_id (WinnowModel *model)
{
  return editions[WINNOW_STATUSPEOPLE_MODEL (model)->edition].id;
}

static const char *
winnow_statuspeople_model_get_name (WinnowModel *model)
{
  return _(editions[WINNOW_STATUSPEOPLE_MODEL (model)->edition].name);
}

static const char *
winnow_statuspeople_model_get_version (WinnowModel *model)
{
  return "1";
}

static void
winnow_statuspeople_model_score (WinnowModel                *model,
                                 const WinnowFollowerRecord *records,
                                 gsize                       n_records,
                                 gint64                      as_of,
                                 WinnowScore                *scores)
{
  WinnowStatusPeopleModel *self = WINNOW_STATUSPEOPLE_MODEL (model);
  gboolean has_points = self->edition == WINNOW_STATUSPEOPLE_2019;

  for (gsize i = 0; i < n_records; i++)
    {
      WinnowStatusPeopleFacts facts;
      WinnowStatusPeopleVerdict verdict;

      winnow_statuspeople_facts_init (&facts, &records[i], as_of);
      winnow_statuspeople_judge (self->edition, &facts, &verdict);

      scores[i].klass = verdict.klass;
      scores[i].p_fake = NAN;
      scores[i].points = has_points ? (float) verdict.fake_points : NAN;
    }
}

static void
winnow_statuspeople_model_explain (WinnowModel                *model,
                                   const WinnowFollowerRecord *record,
                                   gint64                      as_of,
                                   GListStore                 *reasons)
{
  WinnowStatusPeopleModel *self = WINNOW_STATUSPEOPLE_MODEL (model);
  WinnowStatusPeopleFacts facts;

  winnow_statuspeople_facts_init (&facts, record, as_of);
  winnow_statuspeople_explain (self->edition, &facts, reasons);
}

static void
winnow_statuspeople_model_get_property (GObject    *object,
                                        guint       prop_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  WinnowStatusPeopleModel *self = WINNOW_STATUSPEOPLE_MODEL (object);

  switch (prop_id)
    {
    case PROP_EDITION:
      g_value_set_enum (value, self->edition);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_statuspeople_model_set_property (GObject      *object,
                                        guint         prop_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  WinnowStatusPeopleModel *self = WINNOW_STATUSPEOPLE_MODEL (object);

  switch (prop_id)
    {
    case PROP_EDITION:
      self->edition = g_value_get_enum (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_statuspeople_model_class_init (WinnowStatusPeopleModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WinnowModelClass *model_class = WINNOW_MODEL_CLASS (klass);

  object_class->get_property = winnow_statuspeople_model_get_property;
  object_class->set_property = winnow_statuspeople_model_set_property;

  model_class->get_id = winnow_statuspeople_model_get_id;
  model_class->get_name = winnow_statuspeople_model_get_name;
  model_class->get_version = winnow_statuspeople_model_get_version;
  model_class->score = winnow_statuspeople_model_score;
  model_class->explain = winnow_statuspeople_model_explain;

  properties[PROP_EDITION] =
    g_param_spec_enum ("edition", NULL, NULL,
                       WINNOW_TYPE_STATUS_PEOPLE_EDITION,
                       WINNOW_STATUSPEOPLE_2014,
                       G_PARAM_READWRITE |
                       G_PARAM_CONSTRUCT_ONLY |
                       G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_statuspeople_model_init (WinnowStatusPeopleModel *self)
{
}

/**
 * winnow_statuspeople_model_new:
 * @edition: the rule set
 *
 * Returns: (transfer full): one of the rule sets of StatusPeople "Fakers"
 */
WinnowModel *
winnow_statuspeople_model_new (WinnowStatusPeopleEdition edition)
{
  return g_object_new (WINNOW_TYPE_STATUSPEOPLE_MODEL,
                       "edition", edition,
                       NULL);
}
