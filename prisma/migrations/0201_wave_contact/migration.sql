-- Whom to ask about a year's survey; stands on the blank questionnaire, which needs no account.
alter table wave add column contact text not null default '';
