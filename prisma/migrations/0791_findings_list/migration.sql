-- As every list that Prisma describes: never null, but by a check (0742 does the same for reminder_setting.days_before).
-- Says it again where an earlier migration has said it.
alter table finding_choice alter column findings drop not null;
alter table finding_choice drop constraint if exists finding_choice_findings;
alter table finding_choice add constraint finding_choice_findings check (findings is not null);
