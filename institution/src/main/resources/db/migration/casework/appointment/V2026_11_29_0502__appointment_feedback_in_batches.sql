-- What parties answer about their mediators once a case is over stands in the lanes of their own sides, where nobody else
-- reads it. Each half-year a batch is taken of it, for each mediator of whom there is enough: sums and words, without case,
-- party or day. Each answer is in one batch, so that what two batches differ by is never less than a batch.
create table feedback_batch (
    day     date primary key,
    made_at timestamptz not null
);
alter table feedback_batch enable row level security;
create policy feedback_batches_of_the_rules on feedback_batch using (myself() = '00000000-0000-0000-0000-000000000002');
grant select, insert on feedback_batch to goodoffices_app;

-- Which answers were taken, so that none is taken twice: the application reads nothing of it.
create table feedback_taken (
    entry uuid primary key references entry,
    batch date not null references feedback_batch
);
alter table feedback_taken enable row level security;

-- Takes the answers of all cases that ended before a moment into a batch, for each mediator of whom there are enough. Never
-- fewer than three cases and five answers, whatever the rules of the panel say.
create function take_feedback(on_day date, ended_before timestamptz, least_cases int, least_answers int)
    returns table (mediator uuid, answers int, sums jsonb, words text[])
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if myself() is distinct from '00000000-0000-0000-0000-000000000002' then
        raise exception 'nobody takes answers but the rules' using errcode = '42501';
    end if;
    return query
    with given as (
        select e.id, e.case_id, e.content::jsonb -> 'facts' as says, (e.content::jsonb -> 'facts' ->> 'mediator')::uuid as who
          from entry e join lane l on l.id = e.lane and l.kind = 'own'
          join case_file c on c.id = e.case_id
          join case_standing s on s.lane = c.joint and s.ending is not null and s.since < ended_before
         where e.act = 'feedback-given' and not exists (select from feedback_taken t where t.entry = e.id)),
    enough as (
        select g.who from given g group by g.who
        having count(distinct g.case_id) >= greatest(least_cases, 3) and count(*) >= greatest(least_answers, 5)),
    taken as (
        insert into feedback_taken select g.id, on_day from given g join enough using (who) returning entry)
    select g.who, count(*)::int,
           (select jsonb_object_agg(m.key, m.sum)
              from (select a.key, sum(a.value::int) as sum from given o, jsonb_each_text(o.says -> 'marks') a
                     where o.who = g.who group by a.key) m),
           array_agg(g.says ->> 'text' order by g.says ->> 'text') filter (where g.says ->> 'text' <> '')
      from given g join enough using (who) group by g.who;
end $$;

-- In how many cases somebody was named mediator between two moments, for who arranges the panel and decides on a further
-- term; what cases, they are not told.
create function named_mediator_between(of_member uuid, first_moment timestamptz, last_moment timestamptz) returns int
    language sql stable security definer set search_path = public, pg_temp as $$
    select count(distinct case_id)::int from capacity
     where reads_panel_papers() and role = 'mediator' and member = of_member and since >= first_moment and since < last_moment
$$;
