/** Registrable domains of the category `cloud_operations`, sorted, parted by white space. */
export const CLOUD_OPERATIONS = `
a2hosting.com acquia.com acronis.com airbyte.com aiven.io akamai.com alibabacloud.com aliyun.com
amazonaws.com appdynamics.com aquasec.com awsstatic.com azure.com backblaze.com backblazeb2.com
bluehost.com borgbase.com bunny.net cachefly.com caprover.com ceph.io checkmk.com citrix.com
cloud66.com cloudflare.com cloudflarestatus.com cloudsmith.com cloudsmith.io cloudways.com
contabo.com coolify.io couchbase.com cpanel.net crashplan.com crowdstrike.com d2iq.com
databricks.com datadoghq.com datadoghq.eu digitalocean.com directadmin.com docker.io dokku.com
dreamhost.com duo.com dynadot.com dynatrace.com enom.com env0.com envoyer.io exoscale.com fastly.com
firehydrant.com fivetran.com fortinet.com gandi.net gcr.io ghcr.io godaddy.com googleapis.com
goteleport.com grafana.com grafana.net hetzner.cloud hetzner.com hetzner.de hightouch.com
hostgator.com hostinger.com hover.com huaweicloud.com ibm.com icinga.com idrive.com imperva.com
incident.io infomaniak.com infracost.io inmotionhosting.com instaclustr.com inwx.com inwx.de
ionos.com ionos.de jfrog.com jfrog.io jumpcloud.com k3s.io k8slens.dev kamal-deploy.org keeper.io
keycdn.com kinsta.com komodor.com lacework.com laravel-forge.com leaseweb.com lens.app linode.com
liquidweb.com loggly.com logz.io min.io mirantis.com mongodb.net nagios.com nagios.org name.com
namecheap.com netbird.io netcup.de netcup.eu netdata.cloud newrelic.com nutanix.com okd.io
ondigitalocean.app onelogin.com openshift.com openstack.org opsgenie.com oracle.com oraclecloud.com
orca.security ovh.com ovh.net ovhcloud.com paessler.com pagerduty.com paloaltonetworks.com
pantheon.io papertrailapp.com pingidentity.com platform.sh plesk.com ploi.io porkbun.com
portainer.io proxmox.com prtg.com qcloud.com qnap.com quay.io rackspace.com rancher.com rootly.com
rsync.net runcloud.io scaleway.com scalr.com scylladb.com segment.io sentinelone.com serverpilot.io
singlestore.com site24x7.com siteground.com snowflake.com solarwinds.com sonatype.com spacelift.io
splunk.com squadcast.com stackpath.com statuscake.com stitchdata.com strato.de sucuri.net
sumologic.com synology.com sysdig.com tailscale.com teleport.com tencentcloud.com truenas.com
twingate.com unraid.net upcloud.com uptime.com veeam.com victorops.com virtualmin.com vmware.com
vultr.com wasabi.com wasabisys.com webmin.com wiz.io wpengine.com yugabyte.com zabbix.com
zerotier.com zscaler.com
`;
