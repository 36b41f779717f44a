-- The schema's lists know no null (Prisma leaves the column open); the rule stays, as a check.
alter table finding_choice alter column findings drop not null;
alter table finding_choice add constraint finding_choice_findings check (findings is not null);
