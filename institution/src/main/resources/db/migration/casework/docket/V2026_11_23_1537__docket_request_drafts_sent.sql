-- A draft that was sent is the case it became: sending it again leads there.
alter table request_draft add column sent_as text;
grant update (sent_as) on request_draft to goodoffices_app;
